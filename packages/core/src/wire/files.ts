/**
 * A file of the workspace, in OpenRouter's form. OpenAI's and Anthropic's (`_shape`) name some fields otherwise: `bytes`, `purpose`.
 */
export interface WireFile {
  /** What a prompt's file part names as `file_id`. */
  id: string;
  type?: string;
  filename?: string;
  /** Found from the bytes. */
  mime_type?: string;
  size_bytes?: number;
  /** ISO 8601; in OpenAI's form seconds since 1970. */
  created_at?: string | number;
  /** Only files that a server tool made can be downloaded. */
  downloadable?: boolean;
  /** `openrouter`, `openai` or `anthropic`: whose form it has. */
  _shape?: string;
  [field: string]: unknown;
}

/** One page of the workspace's files. */
export interface WireFileList {
  data: WireFile[];
  /** Gives the next page; null at the end. */
  cursor?: string | null;
  first_id?: string | null;
  last_id?: string | null;
  has_more?: boolean;
  [field: string]: unknown;
}

/** What the deletion of a file answers. */
export interface WireFileDeletion {
  id: string;
  /** `file_deleted`; OpenAI's form has `deleted: true`. */
  type?: string;
  deleted?: boolean;
  [field: string]: unknown;
}

/** Where a file lies. */
export interface WireFilePlace {
  /** Default: the workspace of the key. */
  workspace_id?: string;
  /** With this upstream (BYOK). Default: with OpenRouter. */
  provider?: 'openai' | 'anthropic';
}

/** What a list of files can be narrowed by. */
export interface WireFilesQuery extends WireFilePlace {
  /** 1 to 1,000. */
  limit?: number;
  /** `cursor` of the page before. */
  cursor?: string;
  /** OpenAI's cursor: the id to list after. */
  after?: string;
  /** Anthropic's cursors. */
  after_id?: string;
  before_id?: string;
  order?: 'asc' | 'desc';
}
