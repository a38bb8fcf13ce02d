import { queryUuid } from '../../checks/read-query.ts';
import { requireString } from '../../checks/field-check.ts';
import { UUID_RULE } from '../../checks/field-rules.ts';
import type { EmulatorState } from '../../emulator-state.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import { WORKSPACE } from '../../keys/workspace.ts';
import type { Route } from '../../routing/route.ts';
import { checkWorkspace } from '../check-workspace.ts';
import type { Entry } from '../collection.ts';
import { collectionRoutes, pickFields, type CollectionFacts, type NewEntry } from '../collection-routes.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { GUARDRAIL_FIELDS } from './guardrail-fields.ts';
import { removeAssignments } from './remove-assignments.ts';

/** Limits for keys, people and workspaces. */
const GUARDRAILS: CollectionFacts = {
  path: '/guardrails',
  noun: 'Guardrail',
  collectionOf: (state) => state.management.guardrails,
  fields: GUARDRAIL_FIELDS,
  creationFields: { workspace_id: UUID_RULE },
  required: ['name'],
  build: buildGuardrail,
  change: (body, _, state) => readMembers(body, state),
  materialise: materialiseDefault,
  filter: (query) => {
    const workspace = queryUuid(query, 'workspace_id') ?? WORKSPACE;
    return (entry) => entry.workspace_id === workspace;
  },
  beforeRemove: (guardrail, { state }) => removeAssignments(guardrail, state),
};

/** Guardrails and who they apply to. */
export const guardrailRoutes: readonly Route[] = [...collectionRoutes(GUARDRAILS), ...assignmentRoutes(GUARDRAILS)];

function buildGuardrail(body: JsonObject, { id, now }: NewEntry, state: EmulatorState): Entry {
  const nothing = Object.fromEntries(Object.keys(GUARDRAIL_FIELDS).map((name) => [name, null]));
  const workspace = body.workspace_id;
  return {
    id,
    ...nothing,
    include_byok_in_budgets: false,
    ...readMembers(body, state),
    workspace_id: typeof workspace === 'string' ? checkWorkspace(workspace, state, 400) : WORKSPACE,
    created_at: now,
    updated_at: null,
  };
}

/** The default guardrail of a workspace, which has an id before it is configured. */
function materialiseDefault(id: string, now: string, state: EmulatorState): Entry | undefined {
  const { guardrails, workspaces } = state.management;
  const workspace = guardrails.find(id) ? undefined : workspaces.list().find((one) => one.default_guardrail_id === id);
  if (!workspace) return undefined;
  const name = `Default guardrail of ${requireString(workspace.name, 'name')}`;
  return buildGuardrail({ name, workspace_id: workspace.id }, { id, now, creator: null }, state);
}

const ZDR_FIELDS = Object.keys(GUARDRAIL_FIELDS).filter((name) => name.startsWith('enforce_zdr_'));

/** The members that a body sets: models by their dated slugs, zero data retention per author of models. */
function readMembers(body: JsonObject, { models }: EmulatorState): JsonObject {
  const fields = withLabels(pickFields(body, GUARDRAIL_FIELDS));
  const dated = (names: JsonValue | undefined): JsonValue | undefined =>
    Array.isArray(names) ? names.map((name) => models.find(({ id }) => id === name)?.canonical_slug ?? name) : names;
  for (const name of ['allowed_models', 'ignored_models']) {
    const names = dated(fields[name]);
    if (names !== undefined) fields[name] = names;
  }
  const { enforce_zdr: all } = fields;
  // The older member speaks for those that are not named beside it.
  if (typeof all === 'boolean') for (const name of ZDR_FIELDS) fields[name] ??= all;
  return fields;
}

/** The labels of built-in filters are given by the system: `[EMAIL]`. */
function withLabels(fields: JsonObject): JsonObject {
  const filters = fields.content_filter_builtins;
  if (!Array.isArray(filters)) return fields;
  const labelled = filters.filter(isJsonObject).map((filter) => ({
    ...filter,
    label: `[${requireString(filter.slug, 'slug').toUpperCase().replaceAll('-', '_')}]`,
  }));
  return { ...fields, content_filter_builtins: labelled };
}
