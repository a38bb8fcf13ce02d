/** A stored configuration of requests. */
export interface Preset {
  id: string;
  /** What a model id names: `@preset/slug`. */
  slug: string;
  name?: string;
  description?: string | null;
  status?: 'active' | 'disabled' | 'archived';
  designated_version_id?: string | null;
  workspace_id?: string | null;
  created_at?: string;
  updated_at?: string;
  creator_user_id?: string | null;
  status_updated_at?: string | null;
  [field: string]: unknown;
}

/** One version of a preset. */
export interface PresetVersion {
  id: string;
  preset_id?: string;
  version: number;
  /** Fields of a request. */
  config?: Record<string, unknown>;
  system_prompt?: string | null;
  created_at?: string;
  creator_id?: string;
  updated_at?: string;
  [field: string]: unknown;
}

/** A page of a list. Default 50 entries, at most 100. */
export interface OffsetPage {
  offset?: number;
  limit?: number;
}

/** Entries of a list, and how many there are in all. */
export interface CountedList<Entry> {
  data: Entry[];
  total_count?: number;
  [field: string]: unknown;
}
