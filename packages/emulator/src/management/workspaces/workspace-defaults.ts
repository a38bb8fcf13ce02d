import type { EmulatorState } from '../../emulator-state.ts';
import type { KeyRecord } from '../../keys/key-record.ts';
import type { SortKey } from '../../provider-routing/provider-preferences.ts';

/** What holds in a workspace for requests that do not say it. */
export interface WorkspaceDefaults {
  readonly textModel?: string;
  readonly sort?: SortKey;
}

const SORT_KEYS: readonly SortKey[] = ['price', 'throughput', 'latency', 'exacto'];

/** The defaults of the workspace that a key belongs to. */
export function workspaceDefaults(key: KeyRecord | undefined, { management }: EmulatorState): WorkspaceDefaults {
  const workspace = key && management.workspaces.find(key.workspaceId);
  const model = workspace?.default_text_model;
  const sort = SORT_KEYS.find((own) => own === workspace?.default_provider_sort);
  return { ...(typeof model === 'string' && { textModel: model }), ...(sort && { sort }) };
}
