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
} from '@ai-sdk/provider';
import { untilAborted } from '@openrouter-adapters/core/setup';

import type { FilesConfig } from './file-calls.ts';

/**
 * The files of an OpenRouter workspace for the AI SDK (specification V4). All methods but `uploadFile` throw a
 * `NoSuchProviderReferenceError` for a reference without an id for `openrouter`.
 */
export class OpenRouterFiles implements FilesV4 {
  readonly specificationVersion = 'v4';
  readonly provider = 'openrouter';
  // As in OpenRouterModel: a proxy reaches it, a log does not show it.
  declare private readonly config: FilesConfig;

  constructor(config: FilesConfig) {
    Object.defineProperty(this, 'config', { value: config });
  }

  /** Stores a file of at most 100 MB. OpenRouter finds its media type out from the bytes. */
  async uploadFile(call: FilesV4UploadFileCallOptions): Promise<FilesV4UploadFileResult> {
    const { storeFile } = await untilAborted(import('./file-calls.ts'), call.abortSignal);
    return storeFile(this.config, call);
  }

  /** What is known about a file. */
  async getFileMetadata(call: FilesV4GetFileMetadataCallOptions): Promise<FilesV4GetFileMetadataResult> {
    const { readFileMetadata } = await untilAborted(import('./file-calls.ts'), call.abortSignal);
    return readFileMetadata(this.config, call);
  }

  /** The bytes of a file that a server tool made. OpenRouter gives uploads to nobody, and answers with an error. */
  async downloadFile(call: FilesV4DownloadFileCallOptions): Promise<FilesV4DownloadFileResult> {
    const { downloadFile } = await untilAborted(import('./file-calls.ts'), call.abortSignal);
    return downloadFile(this.config, call);
  }

  /** Deletes a file. */
  async deleteFile(call: FilesV4DeleteFileCallOptions): Promise<FilesV4DeleteFileResult> {
    const { removeFile } = await untilAborted(import('./file-calls.ts'), call.abortSignal);
    return removeFile(this.config, call);
  }
}
