import { checkFields, ofType, orNull, requireString, type FieldRule } from '../checks/field-check.ts';
import { oneOf, UTC_RULE, UUID_RULE } from '../checks/field-rules.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { queryNumber, queryUuid } from '../checks/read-query.ts';
import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { checkWorkspace } from '../management/check-workspace.ts';
import { moneyOf, type Money } from '../money/decimal.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import type { KeyRecord } from './key-record.ts';
import { spendingOf } from './key-spending.ts';
import { WORKSPACE } from './workspace.ts';

/** The keys of the account, for who manages it. */
export const keyAdminRoutes: readonly Route[] = [
  { method: 'GET', path: '/keys', access: 'management', handle: listKeys },
  { method: 'POST', path: '/keys', access: 'management', ordinaryKey: 403, handle: createKey },
  { method: 'GET', path: '/keys/{hash}', access: 'management', handle: getKey },
  { method: 'PATCH', path: '/keys/{hash}', access: 'management', handle: updateKey },
  { method: 'DELETE', path: '/keys/{hash}', access: 'management', handle: deleteKey },
];

const RULES: Readonly<Record<string, FieldRule>> = {
  name: ofType('string', { least: 1 }),
  limit: orNull(ofType('number', { least: 0 })),
  limit_reset: orNull(oneOf('daily', 'weekly', 'monthly')),
  include_byok_in_limit: ofType('boolean'),
};
const CREATION_RULES: Readonly<Record<string, FieldRule>> = {
  ...RULES,
  expires_at: orNull(UTC_RULE),
  workspace_id: UUID_RULE,
  creator_user_id: orNull(ofType('string', { least: 1 })),
};
const UPDATE_RULES: Readonly<Record<string, FieldRule>> = { ...RULES, disabled: ofType('boolean') };

// How many keys a page has is not stated; there is no `limit`.
const PAGE = 100;

function listKeys({ query, state }: RouteContext): Response {
  const offset = queryNumber(query, 'offset', { least: 0, whole: true }) ?? 0;
  const workspace = queryUuid(query, 'workspace_id') ?? WORKSPACE;
  const keys = state.keys
    .list()
    .filter((key) => key.workspaceId === workspace && (query.get('include_disabled') === 'true' || !key.disabled));
  return jsonResponse({ data: keys.slice(offset, offset + PAGE).map((key) => buildKey(key, state)) });
}

function createKey({ bodyText, caller, state }: RouteContext): Response {
  const body = parseJsonBody(bodyText);
  const name = requireString(body.name, 'name');
  checkFields(body, CREATION_RULES);
  const { workspace_id: workspaceId, creator_user_id: creator, expires_at: expires } = body;
  const { key, record } = state.keys.create(
    {
      name,
      limit: toMoney(body.limit),
      limitReset: toReset(body.limit_reset),
      includeByokInLimit: body.include_byok_in_limit === true,
      expiresAt: typeof expires === 'string' ? Date.parse(expires) : null,
      workspaceId: typeof workspaceId === 'string' ? checkWorkspace(workspaceId, state, 400) : WORKSPACE,
      creatorUserId: typeof creator === 'string' ? creator : (caller.key?.creatorUserId ?? null),
    },
    state.random,
  );
  return jsonResponse({ data: buildKey(record, state), key }, { status: 201 });
}

function getKey(context: RouteContext): Response {
  return jsonResponse({ data: buildKey(findKey(context), context.state) });
}

function updateKey(context: RouteContext): Response {
  const key = findKey(context);
  const body = parseJsonBody(context.bodyText);
  checkFields(body, UPDATE_RULES);
  applyUpdate(key, body);
  key.updatedAt = context.state.clock();
  return jsonResponse({ data: buildKey(key, context.state) });
}

function applyUpdate(key: KeyRecord, body: JsonObject): void {
  if (typeof body.name === 'string') key.name = body.name;
  if (typeof body.disabled === 'boolean') key.disabled = body.disabled;
  if (typeof body.include_byok_in_limit === 'boolean') key.includeByokInLimit = body.include_byok_in_limit;
  if (body.limit !== undefined) key.limit = toMoney(body.limit);
  if (body.limit_reset !== undefined) key.limitReset = toReset(body.limit_reset);
}

function deleteKey(context: RouteContext): Response {
  const key = findKey(context);
  context.state.keys.remove(key);
  const { keyAssignments } = context.state.management;
  for (const { id, key_hash } of keyAssignments.list()) if (key_hash === key.hash) keyAssignments.remove(id);
  return jsonResponse({ deleted: true });
}

function findKey({ parameters, state }: RouteContext): KeyRecord {
  const key = state.keys.byHash(parameters.hash ?? '');
  // Management keys are not among the keys that are managed.
  if (!key || key.management) throw new ApiError(404, 'API key not found');
  return key;
}

function toMoney(value: JsonValue | undefined): Money | undefined {
  return typeof value === 'number' ? moneyOf(value) : undefined;
}

function toReset(value: JsonValue | undefined): KeyRecord['limitReset'] {
  return value === 'daily' || value === 'weekly' || value === 'monthly' ? value : null;
}

function buildKey(key: KeyRecord, state: RouteContext['state']): Record<string, unknown> {
  const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
  return {
    hash: key.hash,
    name: key.name,
    label: key.label,
    disabled: key.disabled,
    ...spendingOf(key, state.ledger, state.clock()),
    created_at: time(key.createdAt),
    updated_at: time(key.updatedAt),
    expires_at: time(key.expiresAt),
    creator_user_id: key.creatorUserId,
    workspace_id: key.workspaceId,
  };
}
