import type { EmulatorKey } from '../emulator-options.ts';
import { digest } from '../deterministic/hash.ts';
import { ApiError } from '../http/api-error.ts';
import { parseMoney, type Money } from '../money/decimal.ts';
import type { KeyKind } from './key-kind.ts';

/** The caller of a request. */
export interface Caller {
  readonly kind: KeyKind;
  /** Stands for the key in the emulator's books; the key itself is not kept. */
  readonly account: string;
  /** `sk-or-v1-abc...xyz`, as OpenRouter shows keys. */
  readonly label: string;
  readonly userId: string | undefined;
  readonly limit: Money | undefined;
}

/** Reads who calls from the Authorization header. */
export function readCaller(headers: Headers, keys: readonly EmulatorKey[] | undefined): Caller {
  const header = headers.get('authorization');
  if (header === null) return nobody('missing');
  const key = /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1];
  if (key === undefined) return nobody('malformed');
  const known = keys === undefined ? defaultKey(key) : keys.find((entry) => entry.key === key);
  if (!known) return nobody('unknown');
  const account = digest(key);
  return {
    kind: known.management === true ? 'management' : 'standard',
    account,
    label: key.length > 16 ? `${key.slice(0, 12)}...${key.slice(-3)}` : `${key.slice(0, 6)}...`,
    userId: `user_emulated${account.slice(0, 14)}`,
    limit: known.limit === undefined ? undefined : parseMoney(String(known.limit)),
  };
}

function nobody(kind: KeyKind): Caller {
  return { kind, account: '', label: '', userId: undefined, limit: undefined };
}

function defaultKey(key: string): EmulatorKey | undefined {
  if (!key.startsWith('sk-or-')) return undefined;
  if (key.startsWith('sk-or-broke')) return { key, limit: 0 };
  return { key, management: key.startsWith('sk-or-management') };
}

/** Refuses callers without a good key, with the texts that OpenRouter answers. */
export function requireKey(caller: Caller): void {
  switch (caller.kind) {
    case 'missing':
    case 'malformed':
      throw new ApiError(401, 'No cookie auth credentials found');
    case 'unknown':
      throw new ApiError(401, 'User not found.');
    case 'standard':
    case 'management':
      return;
  }
}

/** Refuses management keys and keys that have spent their limit: neither may call a model. */
export function requireInferenceKey(caller: Caller, spent: Money): void {
  requireKey(caller);
  if (caller.kind === 'management') {
    throw new ApiError(403, 'Management keys cannot be used to call models. Use an ordinary API key.');
  }
  if (caller.limit !== undefined && spent >= caller.limit) {
    throw new ApiError(402, 'Insufficient credits. Add more using https://openrouter.ai/settings/credits', {
      metadata: { error_type: 'payment_required' },
    });
  }
}
