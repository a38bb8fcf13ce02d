/** A file of the workspace. */
export interface StoredFile {
  /** What a prompt's file part names as `file_id`. */
  id: string;
  filename: string | undefined;
  mediaType: string | undefined;
  bytes: number | undefined;
  createdAt: Date | undefined;
  /** Only files that a server tool made can be downloaded. */
  isDownloadable: boolean | undefined;
  /** As it came, parsed. */
  body: Record<string, unknown>;
}

/** Where a file lies. */
export interface FilePlace {
  /** Default: the workspace of the key. */
  workspaceId?: string | undefined;
  /** With this upstream (BYOK). Default: with OpenRouter. */
  storage?: 'openai' | 'anthropic' | undefined;
}

/** A file to be uploaded: at most 100 MB, not empty. */
export interface FileUpload extends FilePlace {
  /** A stream is read to its end before the request. */
  data: Blob | Uint8Array<ArrayBuffer> | string | ReadableStream<Uint8Array>;
  filename: string;
  /** Default: that of the blob. */
  mediaType?: string | undefined;
}

/** One page of the workspace's files. */
export interface FilePage {
  files: StoredFile[];
  /** Gives the next page; `undefined` at the end. */
  cursor: string | undefined;
}

/** What is to be listed. */
export interface FileQuery extends FilePlace {
  /** 1 to 1,000. */
  limit?: number | undefined;
  cursor?: string | undefined;
}
