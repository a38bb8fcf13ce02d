import { ofType, orNull, refuse, type FieldRule } from '../../checks/field-check.ts';
import { listOf, matching, oneOf } from '../../checks/field-rules.ts';
import type { EmulatorState } from '../../emulator-state.ts';
import { ApiError } from '../../http/api-error.ts';
import type { JsonValue } from '../../json/json-value.ts';
import { WORKSPACE } from '../../keys/workspace.ts';
import type { Route, RouteContext } from '../../routing/route.ts';
import type { Entry } from '../collection.ts';
import { collectionRoutes, pickFields, type CollectionFacts } from '../collection-routes.ts';
import { removeAssignments } from '../guardrails/remove-assignments.ts';
import { budgetRoutes } from './budget-routes.ts';
import { buildWorkspace } from './build-workspace.ts';
import { memberRoutes } from './member-routes.ts';

const flag = ofType('boolean');
const text = orNull(ofType('string'));
const FIELDS: Readonly<Record<string, FieldRule>> = {
  name: ofType('string', { least: 1, most: 100 }),
  slug: matching(/^(?=.{1,50}$)[a-z0-9]+(?:-[a-z0-9]+)*$/, 'slug'),
  description: orNull(ofType('string', { most: 500 })),
  default_text_model: text,
  default_image_model: text,
  default_provider_sort: orNull(oneOf('price', 'throughput', 'latency', 'exacto')),
  io_logging_sampling_rate: ofType('number', { least: 0.0001, most: 1 }),
  io_logging_api_key_ids: orNull(listOf(ofType('integer'))),
  is_observability_io_logging_enabled: flag,
  is_observability_broadcast_enabled: flag,
  is_data_discount_logging_enabled: flag,
};

const WORKSPACES: CollectionFacts = {
  path: '/workspaces',
  noun: 'Workspace',
  collectionOf: (state) => state.management.workspaces,
  fields: FIELDS,
  required: ['name', 'slug'],
  build: (body, facts, state) => {
    checkSlug(body.slug, undefined, state);
    return buildWorkspace(body, facts);
  },
  change: (body, entry, state) => {
    checkSlug(body.slug, entry, state);
    return pickFields(body, FIELDS);
  },
  find: (id, { management: { workspaces } }) =>
    workspaces.find(id) ?? workspaces.list().find((workspace) => workspace.slug === id),
  beforeRemove,
  ordinaryKey: { change: 403, remove: 403 },
};

/** Workspaces, named by id or slug, with their budgets and members. */
export const workspaceRoutes: readonly Route[] = [
  ...collectionRoutes(WORKSPACES),
  ...budgetRoutes(WORKSPACES),
  ...memberRoutes(WORKSPACES),
];

function checkSlug(slug: JsonValue | undefined, own: Entry | undefined, { management }: EmulatorState): void {
  const taken = management.workspaces.list().some((entry) => entry.slug === slug && entry.id !== own?.id);
  if (slug !== undefined && taken) refuse('slug', 'A workspace with this slug exists already');
}

function beforeRemove({ id }: Entry, { state }: RouteContext): void {
  if (id === WORKSPACE) throw new ApiError(403, 'The default workspace cannot be deleted');
  if (state.keys.list().some((key) => key.workspaceId === id && !key.disabled)) {
    throw new ApiError(400, 'Workspaces with active API keys cannot be deleted. Remove the keys first.');
  }
  const { budgets, byok, destinations, guardrails, workspaceMembers, groupMappings } = state.management;
  for (const guardrail of guardrails.list()) if (guardrail.workspace_id === id) removeAssignments(guardrail, state);
  for (const collection of [budgets, byok, destinations, guardrails, workspaceMembers, groupMappings]) {
    for (const entry of collection.list()) if (entry.workspace_id === id) collection.remove(entry.id);
  }
}
