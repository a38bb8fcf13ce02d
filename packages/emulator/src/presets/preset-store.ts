import type { JsonObject } from '../json/json-value.ts';

/** One state of a preset, as the API tells it. */
export interface PresetVersion {
  readonly id: string;
  readonly preset_id: string;
  readonly version: number;
  readonly config: JsonObject;
  readonly system_prompt: string | null;
  readonly creator_id: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A preset and all its versions, oldest first; the newest is the one that counts. */
export interface StoredPreset {
  readonly id: string;
  readonly slug: string;
  readonly createdAt: string;
  readonly creatorUserId: string;
  readonly workspaceId: string;
  readonly versions: PresetVersion[];
}

/** What a preset sets: the version that counts. */
export function designatedVersion({ versions }: StoredPreset): PresetVersion | undefined {
  return versions.at(-1);
}
