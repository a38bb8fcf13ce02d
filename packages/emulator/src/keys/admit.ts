import type { EmulatorState } from '../emulator-state.ts';
import { ApiError } from '../http/api-error.ts';
import { checkBudgets } from '../management/check-budgets.ts';
import { moneyOf } from '../money/decimal.ts';
import type { RecordedRequest } from '../requests/recorded-request.ts';
import type { Route } from '../routing/route.ts';
import { admitFree, asksForFree } from './free-quota.ts';
import { remainingOf } from './key-spending.ts';
import { requireKey, type Caller } from './read-key.ts';

/** Lets a request through to its route, or refuses it: no good key, the wrong kind of key, no money. */
export function admit(route: Route, caller: Caller, recorded: RecordedRequest, state: EmulatorState): void {
  switch (route.access) {
    case 'open':
      return;
    case 'key':
      requireKey(caller);
      return;
    case 'management':
      requireKey(caller);
      if (caller.kind === 'management') return;
      // The document declares a 403 for some of these operations and none for the others.
      throw new ApiError(route.ordinaryKey ?? 401, 'Only management keys can perform this operation');
    case 'inference':
      requireKey(caller);
      admitInference(caller, recorded, state);
      return;
  }
}

function admitInference(caller: Caller, recorded: RecordedRequest, state: EmulatorState): void {
  if (caller.kind === 'management') {
    throw new ApiError(403, 'Management keys cannot be used to call models. Use an ordinary API key.');
  }
  if (caller.key && remainingOf(caller.key, state.ledger, state.clock()) === 0n) throw noMoney('openrouter_key_limit');
  if (caller.key) checkBudgets(caller.key, state);
  const left = creditsOf(state) - state.ledger.total();
  // What is free needs no credit, but no debt either.
  if (left < 0n || (left === 0n && !asksForFree(recorded))) throw noMoney('openrouter_credits');
  admitFree(recorded, state);
}

/** Dollars of credit that an account has where the options say nothing. */
export const DEFAULT_CREDITS = 1_000_000;

function creditsOf({ options }: EmulatorState): bigint {
  return moneyOf(options.credits ?? DEFAULT_CREDITS);
}

function noMoney(source: string): ApiError {
  return new ApiError(402, 'Insufficient credits. Add more using https://openrouter.ai/settings/credits', {
    metadata: { error_type: 'payment_required', limit_source: source },
  });
}
