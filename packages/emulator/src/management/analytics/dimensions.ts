import type { EmulatorState } from '../../emulator-state.ts';
import type { Generation } from '../../generation/generation-store.ts';
import { WORKSPACE } from '../../keys/workspace.ts';

/** What generations can be grouped and filtered by. */
export interface Dimension {
  readonly label: string;
  /** What filters compare with; null where the generation has none. */
  readonly idOf: (generation: Generation, state: EmulatorState) => string | null;
  /** What rows show. Default: the id. */
  readonly nameOf?: (id: string, state: EmulatorState) => string;
}

/** Filters use ids, rows show names, as at OpenRouter. */
export const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  model: {
    label: 'Model',
    idOf: ({ model }) => model,
    nameOf: (id, { models }) => models.find((model) => model.canonical_slug === id)?.name ?? id,
  },
  provider: { label: 'Provider', idOf: ({ providerName }) => providerName },
  api_key_id: {
    label: 'API Key',
    idOf: ({ account }, { keys }) => keys.byAccount(account)?.hash ?? null,
    nameOf: (id, { keys }) => keys.byHash(id)?.name ?? id,
  },
  user: { label: 'User', idOf: ({ account }, { keys }) => keys.byAccount(account)?.creatorUserId ?? null },
  workspace: {
    label: 'Workspace',
    idOf: ({ account }, { keys }) => keys.byAccount(account)?.workspaceId ?? WORKSPACE,
    nameOf: (id, { management }) => {
      const name = management.workspaces.find(id)?.name;
      return typeof name === 'string' ? name : id;
    },
  },
  origin: { label: 'Origin', idOf: ({ httpReferer }) => httpReferer },
  external_user: { label: 'External User', idOf: ({ externalUser }) => externalUser },
  finish_reason: { label: 'Finish Reason', idOf: ({ finishReason }) => finishReason },
};
