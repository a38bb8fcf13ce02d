import { ofType } from '../../checks/field-check.ts';
import { listOf } from '../../checks/field-rules.ts';
import { parseJsonBody } from '../../checks/parse-json-body.ts';
import { uuidOf } from '../../deterministic/random-uuid.ts';
import type { EmulatorState } from '../../emulator-state.ts';
import { ApiError } from '../../http/api-error.ts';
import { jsonResponse } from '../../http/json-response.ts';
import type { JsonObject } from '../../json/json-value.ts';
import type { Route, RouteContext } from '../../routing/route.ts';
import { answerPage } from '../answer-page.ts';
import type { Collection } from '../collection.ts';
import { findEntry, type CollectionFacts } from '../collection-routes.ts';
import { ORGANIZATION_ID, ORGANIZATION_MEMBERS } from '../management-state.ts';

/** What guardrails are assigned to: keys, or people. */
interface AssigneeKind {
  readonly name: 'keys' | 'members';
  /** The member of a body that lists them. */
  readonly field: string;
  readonly assignmentsOf: (state: EmulatorState) => Collection;
  /** What an assignment tells of the one it is for; undefined where there is none such. */
  readonly describe: (id: string, state: EmulatorState) => JsonObject | undefined;
}

const KINDS: readonly AssigneeKind[] = [
  {
    name: 'keys',
    field: 'key_hashes',
    assignmentsOf: ({ management }) => management.keyAssignments,
    describe: (hash, { keys }) => {
      const key = keys.byHash(hash);
      return key && { key_hash: hash, key_name: key.name, key_label: key.label };
    },
  },
  {
    name: 'members',
    field: 'member_user_ids',
    assignmentsOf: ({ management }) => management.memberAssignments,
    describe: (id) =>
      ORGANIZATION_MEMBERS.some((member) => member.id === id)
        ? { user_id: id, organization_id: ORGANIZATION_ID }
        : undefined,
  },
];

/** Who a guardrail applies to. `guardrails` finds the guardrail that a path names. */
export function assignmentRoutes(guardrails: Pick<CollectionFacts, 'noun' | 'collectionOf'>): readonly Route[] {
  return KINDS.flatMap((kind): Route[] => {
    const own = `/guardrails/{id}/assignments/${kind.name}`;
    const access = 'management';
    return [
      {
        method: 'GET',
        path: `/guardrails/assignments/${kind.name}`,
        access,
        handle: ({ state, query }) => answerPage(kind.assignmentsOf(state).list(), query),
      },
      {
        method: 'GET',
        path: own,
        access,
        handle: (context) => {
          const { id } = findEntry(guardrails, context);
          const assignments = kind.assignmentsOf(context.state).list();
          return answerPage(
            assignments.filter((assignment) => assignment.guardrail_id === id),
            context.query,
          );
        },
      },
      {
        method: 'POST',
        path: own,
        access,
        handle: (context) => assign(kind, findEntry(guardrails, context).id, context),
      },
      {
        method: 'POST',
        path: `${own}/remove`,
        access,
        handle: (context) => unassign(kind, findEntry(guardrails, context).id, context),
      },
    ];
  });
}

function readIds({ field }: AssigneeKind, bodyText: string): string[] {
  const ids = parseJsonBody(bodyText)[field] ?? null;
  listOf(ofType('string', { least: 1 }), { least: 1 })(ids, field);
  return Array.isArray(ids) ? [...new Set(ids.map(String))] : [];
}

/** Assigns a guardrail. Who has one already gets this one instead. */
function assign(kind: AssigneeKind, guardrail: string, { bodyText, caller, state }: RouteContext): Response {
  const assignees = readIds(kind, bodyText).map((id) => {
    const facts = kind.describe(id, state);
    if (!facts) throw new ApiError(404, `${kind.field}: ${id} not found`);
    return { id: uuidOf(`${kind.name} ${id}`), facts };
  });
  for (const { id, facts } of assignees) {
    kind.assignmentsOf(state).put({
      id,
      guardrail_id: guardrail,
      ...facts,
      assigned_by: caller.key?.creatorUserId ?? null,
      created_at: new Date(state.clock()).toISOString(),
    });
  }
  return jsonResponse({ assigned_count: assignees.length });
}

function unassign(kind: AssigneeKind, guardrail: string, { bodyText, state }: RouteContext): Response {
  const assignments = kind.assignmentsOf(state);
  const removed = readIds(kind, bodyText).filter((id) => {
    const assignment = assignments.find(uuidOf(`${kind.name} ${id}`));
    return assignment?.guardrail_id === guardrail && assignments.remove(assignment.id);
  });
  return jsonResponse({ unassigned_count: removed.length });
}
