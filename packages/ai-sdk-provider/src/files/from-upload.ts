import { InvalidArgumentError, type FilesV4UploadFileCallOptions, type SharedV4Warning } from '@ai-sdk/provider';
import { convertBase64ToUint8Array, mediaTypeToExtension } from '@ai-sdk/provider-utils';
import type { FileUpload } from '@openrouter-adapters/core';

import { readOptions } from '../options/read-options.ts';
import { fileOptions } from './file-settings.ts';

/**
 * An upload of the AI SDK → the neutral one.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type, or a text that should be base64 is none
 */
export function fromUpload(
  ofModel: Readonly<Record<string, unknown>> | undefined,
  { data, mediaType, filename, providerOptions }: FilesV4UploadFileCallOptions,
  warnings: SharedV4Warning[],
): FileUpload {
  const sources = { ofProvider: undefined, ofModel, ofCall: providerOptions?.['openrouter'] };
  const { own, extra } = readOptions(fileOptions, sources, []);
  for (const feature of Object.keys(extra)) {
    warnings.push({ type: 'unsupported', feature, details: 'An upload takes workspaceId and storage.' });
  }
  return {
    data: toData(data),
    filename: filename ?? `file.${mediaTypeToExtension(mediaType)}`,
    mediaType,
    workspaceId: own.workspaceId,
    storage: own.storage,
  };
}

function toData(data: FilesV4UploadFileCallOptions['data']): FileUpload['data'] {
  switch (data.type) {
    case 'text':
      return data.text;
    case 'data':
      // The Web's types refuse shared memory, which the AI SDK's do not tell apart.
      return (typeof data.data === 'string' ? decode(data.data) : data.data) as Uint8Array<ArrayBuffer>;
    case 'stream':
      return data.stream;
  }
}

function decode(base64: string): Uint8Array {
  try {
    return convertBase64ToUint8Array(base64);
  } catch (cause) {
    throw new InvalidArgumentError({
      argument: 'data',
      message: 'The data of the file must be bytes or base64.',
      cause,
    });
  }
}
