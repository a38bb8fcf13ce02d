import type { EmulatorState } from '../emulator-state.ts';
import { ApiError } from '../http/api-error.ts';
import type { KeyRecord } from '../keys/key-record.ts';
import { moneyOf, moneyToNumber, type Money } from '../money/decimal.ts';
import { periodEnd, periodStart, type SpendingPeriod } from '../money/spending-period.ts';
import type { Entry } from './collection.ts';
import { appliedGuardrails, type GuardrailScope } from './guardrails/applied-guardrails.ts';

/** A limit and whose spending counts against it. */
interface Budget {
  readonly source: 'openrouter_guardrail_budget' | 'openrouter_workspace_budget';
  readonly scope: GuardrailScope;
  readonly limit: number;
  /** Null: the limit is for all time. */
  readonly period: SpendingPeriod | null;
  /** Whether what upstreams charge the caller directly counts too. */
  readonly includesByok: boolean;
}

/** Refuses a key with a 403 where a guardrail or the workspace has no money left for it. */
export function checkBudgets(key: KeyRecord, state: EmulatorState): void {
  for (const budget of [...guardrailBudgets(key, state), ...workspaceBudgets(key, state)]) {
    const spent = spentAgainst(budget, key, state);
    if (spent >= moneyOf(budget.limit)) throw overBudget(budget, spent, state.clock());
  }
}

function guardrailBudgets(key: KeyRecord, state: EmulatorState): Budget[] {
  return appliedGuardrails(key, state).flatMap(({ scope, guardrail }) => {
    const { limit_usd: limit, reset_interval: period, include_byok_in_budgets: includesByok } = guardrail;
    if (typeof limit !== 'number') return [];
    return [
      {
        source: 'openrouter_guardrail_budget' as const,
        scope,
        limit,
        period: readPeriod(period),
        includesByok: includesByok === true,
      },
    ];
  });
}

function workspaceBudgets({ workspaceId }: KeyRecord, { management }: EmulatorState): Budget[] {
  const includesByok = management.workspaces.find(workspaceId)?.include_byok_in_budgets === true;
  const own = management.budgets.list().filter((budget) => budget.workspace_id === workspaceId);
  return own.map(({ limit_usd: limit, reset_interval: period }) => ({
    source: 'openrouter_workspace_budget',
    scope: 'workspace',
    limit: Number(limit),
    period: readPeriod(period),
    includesByok,
  }));
}

function readPeriod(period: Entry[string]): SpendingPeriod | null {
  return period === 'daily' || period === 'weekly' || period === 'monthly' ? period : null;
}

/** What the key, all keys of its owner or all keys of its workspace spent; deleted keys count. */
function spentAgainst({ scope, period, includesByok }: Budget, key: KeyRecord, state: EmulatorState): Money {
  const since = period === null ? undefined : periodStart(period, state.clock());
  const counts = (other: KeyRecord): boolean => {
    if (scope === 'api-key') return other === key;
    return scope === 'member' ? other.creatorUserId === key.creatorUserId : other.workspaceId === key.workspaceId;
  };
  return state.keys
    .everKnown()
    .filter(counts)
    .reduce((sum, { account }) => {
      const byok = includesByok ? state.ledger.byokUsageOf(account, since) : 0n;
      return sum + state.ledger.spentBy(account, since) + byok;
    }, 0n);
}

function overBudget({ source, scope, limit, period }: Budget, spent: Money, now: number): ApiError {
  const whose = source === 'openrouter_workspace_budget' ? 'workspace' : 'guardrail';
  const per = period === null ? '' : `${period} `;
  return new ApiError(403, `The ${per}budget of the ${whose} is used up: $${moneyToNumber(spent)} of $${limit}.`, {
    metadata: {
      error_type: 'permission_denied',
      limit_source: source,
      scope,
      limit_usd: limit,
      spend_usd: moneyToNumber(spent),
      resets_at: period === null ? null : new Date(periodEnd(period, now)).toISOString(),
    },
  });
}
