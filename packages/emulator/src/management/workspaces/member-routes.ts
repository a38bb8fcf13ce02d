import { ofType, requireString } from '../../checks/field-check.ts';
import { listOf } from '../../checks/field-rules.ts';
import { parseJsonBody } from '../../checks/parse-json-body.ts';
import { uuidOf } from '../../deterministic/random-uuid.ts';
import { ApiError } from '../../http/api-error.ts';
import { jsonResponse } from '../../http/json-response.ts';
import { WORKSPACE } from '../../keys/workspace.ts';
import type { Route, RouteContext } from '../../routing/route.ts';
import { answerPage } from '../answer-page.ts';
import type { Entry } from '../collection.ts';
import { findEntry, type CollectionFacts } from '../collection-routes.ts';
import { ORGANIZATION_MEMBERS } from '../management-state.ts';

const PATH = '/workspaces/{id}/members';
const access = 'management';

/** Who is in a workspace. Everybody is in the default one. */
export function memberRoutes(workspaces: CollectionFacts): readonly Route[] {
  const of =
    (answer: (workspace: Entry, context: RouteContext) => Response) =>
    (context: RouteContext): Response =>
      answer(findEntry(workspaces, context), context);
  return [
    { method: 'GET', path: PATH, access, ordinaryKey: 403, handle: of(listMembers) },
    { method: 'POST', path: `${PATH}/add`, access, ordinaryKey: 403, handle: of(addMembers) },
    { method: 'POST', path: `${PATH}/remove`, access, ordinaryKey: 403, handle: of(removeMembers) },
  ];
}

function listMembers(workspace: Entry, { state, query }: RouteContext): Response {
  const members =
    workspace.id === WORKSPACE
      ? ORGANIZATION_MEMBERS.map((person) =>
          buildMembership(workspace, person, requireString(workspace.created_at, 'created_at')),
        )
      : state.management.workspaceMembers.list().filter((member) => member.workspace_id === workspace.id);
  return answerPage(members, query);
}

function readPeople(bodyText: string): Entry[] {
  const ids = parseJsonBody(bodyText).user_ids ?? null;
  listOf(ofType('string'), { least: 1, most: 100 })(ids, 'user_ids');
  const wanted = Array.isArray(ids) ? [...new Set(ids.map(String))] : [];
  return wanted.map((id) => {
    const person = ORGANIZATION_MEMBERS.find((member) => member.id === id);
    if (!person) throw new ApiError(404, `User ${id} is not a member of the organization`);
    return person;
  });
}

function addMembers(workspace: Entry, { state, bodyText }: RouteContext): Response {
  const now = new Date(state.clock()).toISOString();
  const data = readPeople(bodyText).map((person) => buildMembership(workspace, person, now));
  for (const membership of data) state.management.workspaceMembers.put(membership);
  return jsonResponse({ data, added_count: data.length });
}

function removeMembers(workspace: Entry, { state, bodyText }: RouteContext): Response {
  const removed = readPeople(bodyText).filter((person) =>
    state.management.workspaceMembers.remove(membershipId(workspace, person)),
  );
  return jsonResponse({ removed_count: removed.length });
}

function membershipId(workspace: Entry, person: Entry): string {
  return uuidOf(`membership ${workspace.id} ${person.id}`);
}

function buildMembership(workspace: Entry, person: Entry, since: string): Entry {
  return {
    id: membershipId(workspace, person),
    workspace_id: workspace.id,
    user_id: person.id,
    role: person.role === 'org:admin' ? 'admin' : 'member',
    created_at: since,
  };
}
