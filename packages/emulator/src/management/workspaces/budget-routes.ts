import { checkFields, ofType, refuse } from '../../checks/field-check.ts';
import { parseJsonBody } from '../../checks/parse-json-body.ts';
import { uuidOf } from '../../deterministic/random-uuid.ts';
import { ApiError } from '../../http/api-error.ts';
import { jsonResponse } from '../../http/json-response.ts';
import type { Route, RouteContext } from '../../routing/route.ts';
import type { Entry } from '../collection.ts';
import { findEntry, type CollectionFacts } from '../collection-routes.ts';

// Narrow to wide: limits have to grow in this order.
const INTERVALS = ['daily', 'weekly', 'monthly', 'lifetime'] as const;
type Interval = (typeof INTERVALS)[number];

const PATH = '/workspaces/{id}/budgets';
const access = 'management';

/** What a workspace may spend per day, week, month and ever. */
export function budgetRoutes(workspaces: CollectionFacts): readonly Route[] {
  const of =
    (answer: (workspace: Entry, context: RouteContext) => Response) =>
    (context: RouteContext): Response =>
      answer(findEntry(workspaces, context), context);
  return [
    { method: 'GET', path: PATH, access, handle: of(listBudgets) },
    { method: 'GET', path: `${PATH}/{interval}`, access, handle: of(getBudget) },
    { method: 'PUT', path: `${PATH}/{interval}`, access, handle: of(putBudget) },
    { method: 'DELETE', path: `${PATH}/{interval}`, access, handle: of(deleteBudget) },
  ];
}

function listBudgets(workspace: Entry, { state }: RouteContext): Response {
  const data = state.management.budgets.list().filter((budget) => budget.workspace_id === workspace.id);
  return jsonResponse({ data, include_byok_in_budgets: workspace.include_byok_in_budgets });
}

function readInterval({ parameters }: RouteContext): Interval {
  const interval = INTERVALS.find((name) => name === parameters.interval);
  return interval ?? refuse('interval', `Invalid option: expected one of ${INTERVALS.join('|')}`);
}

function idOf(workspace: Entry, interval: Interval): string {
  return uuidOf(`budget ${workspace.id} ${interval}`);
}

function getBudget(workspace: Entry, context: RouteContext): Response {
  const interval = readInterval(context);
  const budget = context.state.management.budgets.find(idOf(workspace, interval));
  if (!budget) throw new ApiError(404, `The workspace has no ${interval} budget`);
  return jsonResponse({ data: budget, include_byok_in_budgets: workspace.include_byok_in_budgets });
}

function putBudget(workspace: Entry, context: RouteContext): Response {
  const { state } = context;
  const interval = readInterval(context);
  const body = parseJsonBody(context.bodyText);
  checkFields(body, { limit_usd: ofType('number'), include_byok_in_budgets: ofType('boolean') });
  const limit = body.limit_usd;
  if (typeof limit !== 'number' || limit <= 0) refuse('limit_usd', 'Too small: expected value to be >0');
  checkOrder(workspace, interval, limit, context);
  const now = new Date(state.clock()).toISOString();
  const id = idOf(workspace, interval);
  const budget: Entry = {
    id,
    workspace_id: workspace.id,
    limit_usd: limit,
    reset_interval: interval === 'lifetime' ? null : interval,
    created_at: state.management.budgets.find(id)?.created_at ?? now,
    updated_at: now,
  };
  state.management.budgets.put(budget);
  const include = body.include_byok_in_budgets ?? workspace.include_byok_in_budgets;
  state.management.workspaces.put({ ...workspace, include_byok_in_budgets: include });
  return jsonResponse({ data: budget, include_byok_in_budgets: include });
}

/** A wider interval needs the higher limit. */
function checkOrder(workspace: Entry, interval: Interval, limit: number, { state }: RouteContext): void {
  const place = INTERVALS.indexOf(interval);
  for (const [index, other] of INTERVALS.entries()) {
    const theirs = state.management.budgets.find(idOf(workspace, other))?.limit_usd;
    if (index === place || typeof theirs !== 'number') continue;
    if (index < place ? theirs >= limit : theirs <= limit) {
      refuse('limit_usd', `Budgets have to grow from daily to lifetime: the ${other} budget is ${theirs}`);
    }
  }
}

/** Also says that it is deleted what never was. */
function deleteBudget(workspace: Entry, context: RouteContext): Response {
  context.state.management.budgets.remove(idOf(workspace, readInterval(context)));
  return jsonResponse({ deleted: true });
}
