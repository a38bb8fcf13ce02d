import { digest } from '../deterministic/hash.ts';
import { randomText, type Random } from '../deterministic/random.ts';
import type { EmulatorKey } from './emulator-key.ts';
import { moneyOf } from '../money/decimal.ts';
import type { KeyRecord } from './key-record.ts';
import { WORKSPACE } from './workspace.ts';

/** What may be said of a new key. */
type KeyFacts = Partial<Omit<KeyRecord, 'hash' | 'account' | 'label' | 'createdAt'>>;

/** Knows the keys of one emulator. */
export interface KeyStore {
  /** The record of a key that came with a request; undefined for one that is not accepted. */
  identify(key: string): KeyRecord | undefined;
  byHash(hash: string): KeyRecord | undefined;
  byAccount(account: string): KeyRecord | undefined;
  /** The keys that call models, oldest first: given, created, or used. */
  list(): readonly KeyRecord[];
  /** The keys that ever called models, deleted ones too: what they spent counts on. */
  everKnown(): readonly KeyRecord[];
  /** Makes a new key: this is the only time that it is told. */
  create(facts: KeyFacts, random: Random): { record: KeyRecord; key: string };
  /** Forgets a key for good. It is not accepted any more. */
  remove(record: KeyRecord): void;
}

/** The keys of the options; without them every key that begins with `sk-or-` is accepted as soon as it comes. */
export function createKeyStore(keys: readonly EmulatorKey[] | undefined, clock: () => number): KeyStore {
  const records = new Map<string, KeyRecord>();
  const removed = new Map<string, KeyRecord>();
  const add = (key: string, facts: KeyFacts): KeyRecord => {
    const record = buildRecord(key, facts, clock());
    records.set(record.account, record);
    return record;
  };
  for (const entry of keys ?? []) add(entry.key, factsOf(entry));
  const byHash = (hash: string): KeyRecord | undefined => [...records.values()].find((record) => record.hash === hash);
  return {
    identify(key) {
      const account = digest(key);
      if (removed.has(account)) return undefined;
      const record = records.get(account);
      if (record || keys !== undefined) return record;
      const facts = defaultFacts(key);
      return facts && add(key, facts);
    },
    byHash,
    byAccount: (account) => records.get(account),
    list: () => [...records.values()].filter(({ management }) => !management),
    everKnown: () => [...records.values(), ...removed.values()],
    create(facts, random) {
      const key = `sk-or-v1-${randomText(random, 64, '0123456789abcdef')}`;
      return { key, record: add(key, facts) };
    },
    remove(record) {
      records.delete(record.account);
      removed.set(record.account, record);
    },
  };
}

function factsOf({ management = false, limit }: EmulatorKey): KeyFacts {
  return { management, limit: limit === undefined ? undefined : moneyOf(limit) };
}

function defaultFacts(key: string): KeyFacts | undefined {
  if (!key.startsWith('sk-or-')) return undefined;
  if (key.startsWith('sk-or-broke')) return { limit: 0n };
  return { management: key.startsWith('sk-or-management') };
}

function buildRecord(key: string, facts: KeyFacts, now: number): KeyRecord {
  const account = digest(key);
  const label = key.length > 16 ? `${key.slice(0, 12)}...${key.slice(-3)}` : `${key.slice(0, 6)}...`;
  return {
    hash: account + digest(`${account} hash`),
    account,
    label,
    management: facts.management ?? false,
    createdAt: now,
    creatorUserId: facts.creatorUserId ?? `user_emulated${account.slice(0, 14)}`,
    workspaceId: facts.workspaceId ?? WORKSPACE,
    expiresAt: facts.expiresAt ?? null,
    name: facts.name ?? label,
    disabled: facts.disabled ?? false,
    limit: facts.limit,
    limitReset: facts.limitReset ?? null,
    includeByokInLimit: facts.includeByokInLimit ?? false,
    updatedAt: null,
  };
}
