import type { CallOptions } from '../../../http/call-options.ts';
import type { Transport } from '../../../http/transport.ts';
import type {
  BudgetInterval,
  Member,
  Workspace,
  WorkspaceBudget,
  WorkspaceCreation,
  WorkspaceUpdate,
} from '../../../wire/management/workspaces.ts';
import type { CountedList, OffsetPage } from '../../../wire/presets.ts';
import { callEndpoint } from '../../call-endpoint.ts';
import { createCollection, deletion } from '../../collection.ts';
import type { Deleted } from '../../collection.ts';
import { endpoint } from '../../endpoint.ts';

/** `include_byok_in_budgets` holds for all budgets of the workspace: does what was spent with the account's own keys count? */
type BudgetAnswer<Data> = { data: Data; include_byok_in_budgets?: boolean };

const budgetPath = '/workspaces/{id}/budgets/{interval}';
const memberPath = '/workspaces/{id}/members';
const budgets = endpoint<BudgetAnswer<WorkspaceBudget[]>>('GET', '/workspaces/{id}/budgets', 'management');
const getBudget = endpoint<BudgetAnswer<WorkspaceBudget>>('GET', budgetPath, 'management');
const setBudget = endpoint<BudgetAnswer<WorkspaceBudget>>('PUT', budgetPath, 'management');
const deleteBudget = endpoint<Deleted>('DELETE', budgetPath, 'management');
const members = endpoint<CountedList<Member>>('GET', memberPath, 'management');
const addMembers = endpoint<{ added_count: number; data?: Member[] }>('POST', `${memberPath}/add`, 'management');
const removeMembers = endpoint<{ removed_count: number }>('POST', `${memberPath}/remove`, 'management');

/** What `set` takes. */
export type BudgetBody = Pick<WorkspaceBudget, 'limit_usd' | 'include_byok_in_budgets'>;

/** `client.workspaces`: workspaces, their budgets and their members. */
export function createWorkspaces(transport: Transport) {
  return {
    ...createCollection<Workspace, WorkspaceCreation, WorkspaceUpdate, OffsetPage>(transport, '/workspaces'),
    budgets: {
      list: (id: string, options?: CallOptions) => callEndpoint(transport, budgets, { path: { id } }, options),
      get: (id: string, interval: BudgetInterval, options?: CallOptions) =>
        callEndpoint(transport, getBudget, { path: { id, interval } }, options),
      set: (id: string, interval: BudgetInterval, body: BudgetBody, options?: CallOptions) =>
        callEndpoint(transport, setBudget, { path: { id, interval }, body }, options),
      delete: (id: string, interval: BudgetInterval, options?: CallOptions) =>
        deletion(callEndpoint(transport, deleteBudget, { path: { id, interval } }, options)),
    },
    members: {
      list: (id: string, query: OffsetPage = {}, options?: CallOptions) =>
        callEndpoint(transport, members, { path: { id }, query }, options),
      add: (id: string, userIds: readonly string[], options?: CallOptions) =>
        callEndpoint(transport, addMembers, { path: { id }, body: { user_ids: userIds } }, options),
      remove: (id: string, userIds: readonly string[], options?: CallOptions) =>
        callEndpoint(transport, removeMembers, { path: { id }, body: { user_ids: userIds } }, options),
    },
  };
}
