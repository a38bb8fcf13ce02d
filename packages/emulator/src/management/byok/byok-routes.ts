import { ofType, orNull, type FieldRule } from '../../checks/field-check.ts';
import { listOf, matching, oneOf, UUID_RULE } from '../../checks/field-rules.ts';
import type { EmulatorState } from '../../emulator-state.ts';
import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { WORKSPACE } from '../../keys/workspace.ts';
import { checkWorkspace } from '../check-workspace.ts';
import type { Entry } from '../collection.ts';
import { collectionRoutes, pickFields, type NewEntry } from '../collection-routes.ts';
import { queryOneOf, queryUuid } from '../../checks/read-query.ts';
import { BYOK_PROVIDERS } from './byok-providers.ts';
import { maskSecret } from '../mask-secret.ts';

const text = ofType('string', { least: 1 });
const FIELDS: Readonly<Record<string, FieldRule>> = {
  key: text,
  name: orNull(ofType('string', { most: 255 })),
  disabled: ofType('boolean'),
  is_fallback: ofType('boolean'),
  allowed_models: orNull(listOf(text, { most: 100 })),
  allowed_user_ids: orNull(listOf(text, { most: 100 })),
  allowed_api_key_hashes: orNull(listOf(matching(/^[a-f0-9]{64}$/, 'key hash'), { least: 1, most: 100 })),
};

/** Keys of providers that the account brings. They are kept in name only: no request uses them, for no provider is called. */
export const byokRoutes = collectionRoutes({
  path: '/byok',
  noun: 'BYOK key',
  collectionOf: (state) => state.management.byok,
  fields: FIELDS,
  creationFields: { provider: oneOf(...BYOK_PROVIDERS), workspace_id: UUID_RULE },
  required: ['provider', 'key'],
  build: buildKey,
  change: ({ key, ...body }) => ({ ...pickFields(body, FIELDS), ...(key !== undefined && { label: labelOf(key) }) }),
  filter: (query) => {
    const workspace = queryUuid(query, 'workspace_id') ?? WORKSPACE;
    const provider = queryOneOf(query, 'provider', BYOK_PROVIDERS);
    return (entry) => entry.workspace_id === workspace && (provider === undefined || entry.provider === provider);
  },
});

function buildKey(body: JsonObject, { id, now }: NewEntry, state: EmulatorState): Entry {
  const workspace = body.workspace_id;
  const siblings = state.management.byok.list().filter((entry) => entry.provider === body.provider);
  return {
    id,
    provider: body.provider,
    name: body.name ?? null,
    label: labelOf(body.key),
    disabled: body.disabled ?? false,
    is_fallback: body.is_fallback ?? false,
    sort_order: siblings.length,
    allowed_models: body.allowed_models ?? null,
    allowed_user_ids: body.allowed_user_ids ?? null,
    allowed_api_key_hashes: body.allowed_api_key_hashes ?? null,
    workspace_id: typeof workspace === 'string' ? checkWorkspace(workspace, state, 400) : WORKSPACE,
    created_at: now,
  };
}

function labelOf(key: JsonValue | undefined): string {
  return maskSecret(typeof key === 'string' ? key : '');
}
