import type { FilesV4UploadFileCallOptions, SharedV4Warning } from '@ai-sdk/provider';
import { convertBase64ToUint8Array, mediaTypeToExtension } from '@ai-sdk/provider-utils';
import type { FileUpload } from '@openrouter-adapters/core';

import { readOptions } from '../options/read-options.ts';
import { fileOptions } from './file-settings.ts';

/**
 * An upload of the AI SDK → the neutral one. A stream is read to its end: the length of a form has to be known.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type; an aborted upload rejects with the signal's reason
 */
export async function fromUpload(
  ofModel: Readonly<Record<string, unknown>> | undefined,
  { data, mediaType, filename, providerOptions, abortSignal }: FilesV4UploadFileCallOptions,
  warnings: SharedV4Warning[],
): Promise<FileUpload> {
  const sources = { ofProvider: undefined, ofModel, ofCall: providerOptions?.['openrouter'] };
  const { own, extra } = readOptions(fileOptions, sources, []);
  for (const feature of Object.keys(extra)) {
    warnings.push({ type: 'unsupported', feature, details: 'An upload takes workspaceId and storage.' });
  }
  return {
    data: await toBlob(data, mediaType, abortSignal),
    filename: filename ?? `file.${mediaTypeToExtension(mediaType)}`,
    mediaType,
    workspaceId: own.workspaceId,
    storage: own.storage,
  };
}

async function toBlob(
  data: FilesV4UploadFileCallOptions['data'],
  type: string,
  signal: AbortSignal | undefined,
): Promise<Blob> {
  switch (data.type) {
    case 'text':
      return new Blob([data.text], { type });
    case 'data': {
      const bytes = typeof data.data === 'string' ? convertBase64ToUint8Array(data.data) : data.data;
      // The Web's types refuse shared memory, which the AI SDK's do not tell apart.
      return new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
    }
    case 'stream': {
      const stream = data.stream.pipeThrough(new TransformStream(), signal === undefined ? {} : { signal });
      return new Blob([await new Response(stream).arrayBuffer()], { type });
    }
  }
}
