import type {
  FilesV4,
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
import { deleteFile, downloadFile, getFile, uploadFile, type ByteReader } from '@openrouter-adapters/core';

import { toHostError } from '../errors/to-host-error.ts';
import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { fromUpload } from './from-upload.ts';
import { toFileResult } from './to-file-result.ts';

const hostNames = { file: 'data' };

/**
 * The files of an OpenRouter workspace for the AI SDK (specification V4). All methods but `uploadFile` throw a
 * `NoSuchProviderReferenceError` for a reference without an id for `openrouter`.
 */
export class OpenRouterFiles implements FilesV4 {
  readonly specificationVersion = 'v4';
  readonly provider = 'openrouter';
  // As in OpenRouterModel: a proxy reaches it, a log does not show it.
  declare private readonly config: Omit<ModelConfig, 'modelId' | 'ofProvider'>;

  constructor(config: Omit<ModelConfig, 'modelId' | 'ofProvider'>) {
    Object.defineProperty(this, 'config', { value: config });
  }

  /** Stores a file of at most 100 MB. OpenRouter finds its media type out from the bytes. */
  async uploadFile(call: FilesV4UploadFileCallOptions): Promise<FilesV4UploadFileResult> {
    const warnings: SharedV4Warning[] = [];
    const upload = fromUpload(this.config.ofModel, call, warnings);
    const stored = await sendCall(
      this.config,
      call,
      (transport, options) => uploadFile(transport, upload, options),
      hostNames,
    );
    return toFileResult(stored, warnings);
  }

  /** What is known about a file. */
  async getFileMetadata(call: FilesV4GetFileMetadataCallOptions): Promise<FilesV4GetFileMetadataResult> {
    const id = idOf(call.file);
    return toFileResult(await sendCall(this.config, call, (transport, options) => getFile(transport, id, options)), []);
  }

  /** The bytes of a file that a server tool made. OpenRouter gives uploads to nobody, and answers with an error. */
  async downloadFile(call: FilesV4DownloadFileCallOptions): Promise<FilesV4DownloadFileResult> {
    const id = idOf(call.file);
    let url = '';
    const { content, mediaType } = await sendCall(this.config, call, (transport, options) => {
      url = `${transport.baseURL}/files/${encodeURIComponent(id)}/content`;
      return downloadFile(transport, id, options);
    });
    return { content: toStream(content, url), ...(mediaType !== undefined && { mediaType }), warnings: [] };
  }

  /** Deletes a file. */
  async deleteFile(call: FilesV4DeleteFileCallOptions): Promise<FilesV4DeleteFileResult> {
    const id = idOf(call.file);
    const deleted = await sendCall(this.config, call, (transport, options) => deleteFile(transport, id, options));
    return { providerReference: { openrouter: id }, deleted, warnings: [] };
  }
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
