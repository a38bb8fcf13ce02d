import type { JsonObject } from '../json/json-value.ts';

/** A thing that is managed, in the shape in which the API tells it. */
export type Entry = JsonObject & { readonly id: string };

/** Things of one kind, in memory, oldest first. */
export interface Collection {
  list(): readonly Entry[];
  find(id: string): Entry | undefined;
  /** Adds an entry, or puts it in the place of the one with the same id. */
  put(entry: Entry): void;
  remove(id: string): boolean;
}

/** A collection that begins with some entries. */
export function createCollection(...entries: readonly Entry[]): Collection {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    list: () => [...byId.values()],
    find: (id) => byId.get(id),
    put: (entry) => void byId.set(entry.id, entry),
    remove: (id) => byId.delete(id),
  };
}
