import { ApiError } from '../http/api-error.ts';
import type { KeyKind } from './key-kind.ts';
import type { KeyRecord } from './key-record.ts';
import type { KeyStore } from './key-store.ts';

/** The caller of a request. */
export interface Caller {
  readonly kind: KeyKind;
  /** Stands for the key in the emulator's books; the key itself is not kept. */
  readonly account: string;
  readonly userId: string | undefined;
  /** What is known of the key; undefined where it is not accepted. */
  readonly key: KeyRecord | undefined;
}

/** Reads who calls from the Authorization header. */
export function readCaller(headers: Headers, keys: KeyStore, now: number): Caller {
  const header = headers.get('authorization');
  if (header === null) return nobody('missing');
  const key = /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1];
  if (key === undefined) return nobody('malformed');
  const record = keys.identify(key);
  // A key that is switched off or over is as good as none.
  if (!record || record.disabled || (record.expiresAt !== null && record.expiresAt <= now)) return nobody('unknown');
  return {
    kind: record.management ? 'management' : 'standard',
    account: record.account,
    userId: record.creatorUserId ?? undefined,
    key: record,
  };
}

function nobody(kind: KeyKind): Caller {
  return { kind, account: '', userId: undefined, key: undefined };
}

/** Refuses callers without a good key, with the texts that OpenRouter answers. */
export function requireKey(caller: Caller): KeyRecord {
  switch (caller.kind) {
    case 'missing':
    case 'malformed':
      throw new ApiError(401, 'No cookie auth credentials found');
    case 'unknown':
    case 'standard':
    case 'management':
      if (caller.key) return caller.key;
      throw new ApiError(401, 'User not found.');
  }
}
