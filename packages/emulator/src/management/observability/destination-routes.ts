import { queryUuid } from '../../checks/read-query.ts';
import { ofType, orNull, refuse, requireObject, requireString, type FieldRule } from '../../checks/field-check.ts';
import { listOf, oneOf, UUID_RULE } from '../../checks/field-rules.ts';
import type { EmulatorState } from '../../emulator-state.ts';
import { ApiError } from '../../http/api-error.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { WORKSPACE } from '../../keys/workspace.ts';
import { checkWorkspace } from '../check-workspace.ts';
import type { Entry } from '../collection.ts';
import { collectionRoutes, pickFields, type NewEntry } from '../collection-routes.ts';
import { isMasked, maskSecret } from '../mask-secret.ts';
import { DESTINATION_TYPES, SECRET_MEMBERS } from './destination-types.ts';

const flag = ofType('boolean');
const FIELDS: Readonly<Record<string, FieldRule>> = {
  name: ofType('string'),
  enabled: flag,
  privacy_mode: flag,
  sampling_rate: ofType('number', { least: 0.0001, most: 1 }),
  api_key_hashes: orNull(listOf(ofType('string'), { least: 1 })),
  filter_rules: orNull(checkFilterRules),
  broadcast_generation_cost: flag,
  broadcast_generation_identity: flag,
  broadcast_generation_request_context: flag,
  config: ofType('object'),
};

const MOST_OF_A_TYPE = 5;

/** Services that get the account's traces. They are stored; nothing is ever sent to them. */
export const destinationRoutes = collectionRoutes({
  path: '/observability/destinations',
  noun: 'Destination',
  collectionOf: (state) => state.management.destinations,
  fields: FIELDS,
  creationFields: { type: oneOf(...Object.keys(DESTINATION_TYPES)), workspace_id: UUID_RULE },
  required: ['type', 'name', 'config'],
  build: buildDestination,
  change: changeDestination,
  filter: (query) => {
    const workspace = queryUuid(query, 'workspace_id') ?? WORKSPACE;
    return (entry) => entry.workspace_id === workspace;
  },
  ordinaryKey: { change: 403 },
});

function checkFilterRules(value: Parameters<FieldRule>[0], path: string): void {
  const { groups } = requireObject(value, path);
  const rule: FieldRule = (entry, at) => {
    const { field, operator } = requireObject(entry, at);
    requireString(field, `${at}.field`);
    requireString(operator, `${at}.operator`);
  };
  listOf((group, at) => listOf(rule)(requireObject(group, at).rules ?? null, `${at}.rules`))(
    groups ?? null,
    `${path}.groups`,
  );
}

function buildDestination(body: JsonObject, { id, now }: NewEntry, state: EmulatorState): Entry {
  const type = requireString(body.type, 'type');
  const workspace = body.workspace_id;
  const workspaceId = typeof workspace === 'string' ? checkWorkspace(workspace, state, 400) : WORKSPACE;
  const siblings = state.management.destinations
    .list()
    .filter((entry) => entry.type === type && entry.workspace_id === workspaceId);
  if (siblings.length >= MOST_OF_A_TYPE) {
    throw new ApiError(409, `At most ${MOST_OF_A_TYPE} destinations of type ${type} are allowed`);
  }
  return {
    id,
    type,
    enabled: true,
    privacy_mode: false,
    sampling_rate: 1,
    api_key_hashes: null,
    filter_rules: null,
    broadcast_generation_cost: false,
    broadcast_generation_identity: false,
    broadcast_generation_request_context: false,
    ...pickFields(body, FIELDS),
    config: readConfig(type, requireObject(body.config, 'config'), {}),
    workspace_id: workspaceId,
    created_at: now,
    updated_at: now,
  };
}

function changeDestination(body: JsonObject, entry: Entry): JsonObject {
  const { config, ...fields } = pickFields(body, FIELDS);
  if (config === undefined) return fields;
  const earlier = requireObject(entry.config, 'config');
  return { ...fields, config: readConfig(requireString(entry.type, 'type'), requireObject(config, 'config'), earlier) };
}

/** A configuration as it is shown: with defaults, and with secrets masked. A mask that comes back changes nothing. */
function readConfig(type: string, config: JsonObject, earlier: JsonObject): JsonObject {
  const facts = DESTINATION_TYPES[type];
  const merged: JsonObject = { ...facts?.defaults, ...earlier };
  for (const [name, value] of Object.entries(config)) {
    const secret = SECRET_MEMBERS.has(name) && typeof value === 'string';
    if (secret && isMasked(value) && earlier[name] !== undefined) continue;
    merged[name] = secret ? maskSecret(value) : value;
  }
  const missing = facts?.required.find((name) => typeof merged[name] !== 'string' || merged[name] === '');
  if (missing !== undefined) refuse(`config.${missing}`, 'Invalid input: expected string, received undefined');
  return merged;
}
