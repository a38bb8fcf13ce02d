import { checkFields, ofType, orNull, requireObject, requireString, type FieldRule } from '../../checks/field-check.ts';
import { listOf, oneOf, UUID_RULE } from '../../checks/field-rules.ts';
import type { EmulatorState } from '../../emulator-state.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import { WORKSPACE } from '../../keys/workspace.ts';
import type { Route } from '../../routing/route.ts';
import { checkWorkspace } from '../check-workspace.ts';
import type { Entry } from '../collection.ts';
import { collectionRoutes, pickFields, type CollectionFacts, type NewEntry } from '../collection-routes.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { removeAssignments } from './remove-assignments.ts';

const flag = orNull(ofType('boolean'));
const names = orNull(listOf(ofType('string', { least: 1 }), { least: 1 }));
const action = oneOf('redact', 'block', 'flag');

function filtersOf(rules: Readonly<Record<string, FieldRule>>, required: readonly string[]): FieldRule {
  return orNull(
    listOf((value, path) => {
      const filter = requireObject(value, path);
      for (const name of required) rules[name]?.(filter[name] ?? null, `${path}.${name}`);
      checkFields(filter, rules, `${path}.`);
    }),
  );
}

const FIELDS: Readonly<Record<string, FieldRule>> = {
  name: ofType('string', { least: 1, most: 200 }),
  description: orNull(ofType('string', { most: 1000 })),
  limit_usd: orNull(ofType('number', { least: 0 })),
  reset_interval: orNull(oneOf('daily', 'weekly', 'monthly')),
  allowed_models: names,
  ignored_models: names,
  allowed_providers: names,
  ignored_providers: names,
  enforce_zdr: flag,
  enforce_zdr_anthropic: flag,
  enforce_zdr_google: flag,
  enforce_zdr_openai: flag,
  enforce_zdr_xai: flag,
  enforce_zdr_other: flag,
  enable_paid_model_training: flag,
  enable_free_model_training: flag,
  enable_free_model_publication: flag,
  content_filters: filtersOf(
    { pattern: ofType('string', { least: 1 }), action, label: orNull(ofType('string', { most: 100 })) },
    ['pattern', 'action'],
  ),
  content_filter_builtins: filtersOf(
    {
      slug: oneOf(
        'email',
        'phone',
        'ssn',
        'credit-card',
        'ip-address',
        'person-name',
        'address',
        'regex-prompt-injection',
      ),
      action,
      scan_scope: oneOf('user_only', 'all_messages'),
    },
    ['slug', 'action'],
  ),
  include_byok_in_budgets: ofType('boolean'),
};

/** Limits for keys, people and workspaces. */
const GUARDRAILS: CollectionFacts = {
  path: '/guardrails',
  noun: 'Guardrail',
  collectionOf: (state) => state.management.guardrails,
  fields: FIELDS,
  creationFields: { workspace_id: UUID_RULE },
  required: ['name'],
  build: buildGuardrail,
  change: (body, _, state) => readMembers(body, state),
  materialise: materialiseDefault,
  filter: (query) => {
    const workspace = query.get('workspace_id') ?? WORKSPACE;
    return (entry) => entry.workspace_id === workspace;
  },
  beforeRemove: (guardrail, { state }) => removeAssignments(guardrail, state),
};

/** Guardrails and who they apply to. */
export const guardrailRoutes: readonly Route[] = [...collectionRoutes(GUARDRAILS), ...assignmentRoutes(GUARDRAILS)];

function buildGuardrail(body: JsonObject, { id, now }: NewEntry, state: EmulatorState): Entry {
  const nothing = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, null]));
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

const ZDR_FIELDS = Object.keys(FIELDS).filter((name) => name.startsWith('enforce_zdr_'));

/** The members that a body sets: models by their dated slugs, zero data retention per author of models. */
function readMembers(body: JsonObject, { models }: EmulatorState): JsonObject {
  const fields = withLabels(pickFields(body, FIELDS));
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
