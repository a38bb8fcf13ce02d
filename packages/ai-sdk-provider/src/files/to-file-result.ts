import type { FilesV4GetFileMetadataResult, FilesV4UploadFileResult, SharedV4Warning } from '@ai-sdk/provider';
import type { StoredFile } from '@openrouter-adapters/core';

/** A stored file → result of `uploadFile` and `getFileMetadata`. Its reference works as a file part of a prompt. */
export function toFileResult(
  { id, filename, mediaType, bytes, createdAt, isDownloadable }: StoredFile,
  warnings: SharedV4Warning[],
): FilesV4UploadFileResult & FilesV4GetFileMetadataResult {
  return {
    providerReference: { openrouter: id },
    ...(filename !== undefined && { filename }),
    ...(mediaType !== undefined && { mediaType }),
    ...(bytes !== undefined && { byteSize: bytes }),
    ...(createdAt !== undefined && { createdAt }),
    providerMetadata: { openrouter: { id, ...(isDownloadable !== undefined && { isDownloadable }) } },
    warnings,
  };
}
