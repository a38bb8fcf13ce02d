import { refuse, requireString, type FieldRule } from '../../checks/field-check.ts';
import { oneOf, UUID_RULE } from '../../checks/field-rules.ts';
import type { EmulatorState } from '../../emulator-state.ts';
import { ApiError } from '../../http/api-error.ts';
import type { JsonObject } from '../../json/json-value.ts';
import type { Route, RouteContext } from '../../routing/route.ts';
import { answerPage } from '../answer-page.ts';
import { checkWorkspace } from '../check-workspace.ts';
import type { Entry } from '../collection.ts';
import { collectionRoutes, type NewEntry } from '../collection-routes.ts';
import { ORGANIZATION_ID, ORGANIZATION_MEMBERS, SCIM_GROUPS } from '../management-state.ts';

const FIELDS: Readonly<Record<string, FieldRule>> = { role: oneOf('admin', 'member') };

/** The organization's people and groups, and the roles that groups have in workspaces. */
export const scimRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organization/members',
    access: 'management',
    handle: ({ query }) => answerPage(ORGANIZATION_MEMBERS, query),
  },
  { method: 'GET', path: '/scim/groups', access: 'management', handle: ({ query }) => answerPage(SCIM_GROUPS, query) },
  ...collectionRoutes({
    path: '/scim/group-mappings',
    noun: 'SCIM group mapping',
    collectionOf: (state) => state.management.groupMappings,
    fields: FIELDS,
    creationFields: { scim_group_id: UUID_RULE, workspace_id: UUID_RULE },
    required: ['scim_group_id', 'workspace_id', 'role'],
    requiredInChange: ['role'],
    build: buildMapping,
    beforeRemove: checkKeepMembers,
    // No 403 is declared here, not even for creation.
    ordinaryKey: { create: 401 },
  }),
];

function buildMapping(body: JsonObject, { id, now }: NewEntry, state: EmulatorState): Entry {
  const { role } = body;
  const group = requireString(body.scim_group_id, 'scim_group_id');
  const workspace = requireString(body.workspace_id, 'workspace_id');
  if (!SCIM_GROUPS.some((entry) => entry.id === group)) {
    throw new ApiError(404, `SCIM group ${group} not found`);
  }
  checkWorkspace(workspace, state, 404);
  const mappings = state.management.groupMappings.list();
  if (mappings.some((entry) => entry.scim_group_id === group && entry.workspace_id === workspace)) {
    throw new ApiError(409, 'The group is mapped to this workspace already');
  }
  return {
    id,
    organization_id: ORGANIZATION_ID,
    scim_group_id: group,
    workspace_id: workspace,
    role,
    created_at: now,
    updated_at: now,
  };
}

/** Who deletes a mapping has to say what becomes of the members. The emulator's groups are empty, so nothing does. */
function checkKeepMembers(_mapping: Entry, { query }: RouteContext): void {
  const keep = query.get('keep_members');
  if (keep !== 'true' && keep !== 'false') refuse('keep_members', 'Invalid option: expected one of "true"|"false"');
}
