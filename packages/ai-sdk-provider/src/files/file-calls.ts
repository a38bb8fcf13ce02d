import type {
  FilesV4DeleteFileCallOptions,
  FilesV4DeleteFileResult,
  FilesV4DownloadFileCallOptions,
  FilesV4DownloadFileResult,
  FilesV4GetFileMetadataCallOptions,
  FilesV4GetFileMetadataResult,
  FilesV4UploadFileCallOptions,
  FilesV4UploadFileResult,
  SharedV4ProviderReference,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { resolveProviderReference } from '@ai-sdk/provider-utils';
import {
  deleteFile,
  downloadFile as downloadStored,
  getFile,
  uploadFile as upload,
  type ByteReader,
} from '@openrouter-adapters/core';

import { toHostError } from '../errors/to-host-error.ts';
import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { fromUpload } from './from-upload.ts';
import { toFileResult } from './to-file-result.ts';

/** What the provider gives to its files. */
export type FilesConfig = Omit<ModelConfig, 'modelId' | 'ofProvider'>;

const hostNames = { file: 'data' };

/** Stores a file. */
export async function storeFile(
  config: FilesConfig,
  call: FilesV4UploadFileCallOptions,
): Promise<FilesV4UploadFileResult> {
  const warnings: SharedV4Warning[] = [];
  const file = fromUpload(config.ofModel, call, warnings);
  const stored = await sendCall(config, call, (transport, options) => upload(transport, file, options), hostNames);
  return toFileResult(stored, warnings);
}

/** What is known about a file. */
export async function readFileMetadata(
  config: FilesConfig,
  call: FilesV4GetFileMetadataCallOptions,
): Promise<FilesV4GetFileMetadataResult> {
  const id = idOf(call.file);
  return toFileResult(await sendCall(config, call, (transport, options) => getFile(transport, id, options)), []);
}

/** The bytes of a file. */
export async function downloadFile(
  config: FilesConfig,
  call: FilesV4DownloadFileCallOptions,
): Promise<FilesV4DownloadFileResult> {
  const id = idOf(call.file);
  let url = '';
  const { content, mediaType } = await sendCall(config, call, (transport, options) => {
    url = `${transport.baseURL}/files/${encodeURIComponent(id)}/content`;
    return downloadStored(transport, id, options);
  });
  return { content: toStream(content, url), ...(mediaType !== undefined && { mediaType }), warnings: [] };
}

/** Deletes a file. */
export async function removeFile(
  config: FilesConfig,
  call: FilesV4DeleteFileCallOptions,
): Promise<FilesV4DeleteFileResult> {
  const id = idOf(call.file);
  const deleted = await sendCall(config, call, (transport, options) => deleteFile(transport, id, options));
  return { providerReference: { openrouter: id }, deleted, warnings: [] };
}

function idOf(reference: SharedV4ProviderReference): string {
  return resolveProviderReference({ reference, provider: 'openrouter' });
}

function toStream(content: ByteReader, url: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const bytes = await content.read().catch((error: unknown) => {
        throw toHostError(error, { url, body: undefined });
      });
      if (bytes === undefined) controller.close();
      else controller.enqueue(bytes);
    },
    cancel: (reason) => content.cancel(reason),
  });
}
