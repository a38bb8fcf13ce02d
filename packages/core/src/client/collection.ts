import type { CallOptions } from '../http/call-options.ts';
import { orDone } from '../http/or-done.ts';
import type { Transport } from '../http/transport.ts';
import type { CountedList, OffsetPage } from '../wire/presets.ts';
import { callEndpoint } from './call-endpoint.ts';
import { endpoint } from './endpoint.ts';

/** What a deletion answers. */
export interface Deleted {
  deleted: boolean;
  [field: string]: unknown;
}

/** The answer to a deletion, also to one that has none. */
export function deletion(answer: Promise<Deleted>): Promise<Deleted> {
  return orDone(answer, { deleted: true });
}

/** The five verbs of things that an account has. All need a management key. */
export interface Collection<Entity, Creation, Update, Query extends object, Created> {
  list(query?: Query, options?: CallOptions): Promise<CountedList<Entity>>;
  create(body: Creation, options?: CallOptions): Promise<Created>;
  get(id: string, options?: CallOptions): Promise<{ data: Entity }>;
  update(id: string, body: Update, options?: CallOptions): Promise<{ data: Entity }>;
  delete(id: string, options?: CallOptions): Promise<Deleted>;
}

/** The verbs of a collection at a path: `GET`, `POST` there, `GET`, `PATCH`, `DELETE` on `/{id}` below it. */
export function createCollection<
  Entity,
  Creation,
  Update,
  Query extends object = OffsetPage & { workspace_id?: string },
  Created = { data: Entity },
>(transport: Transport, path: string): Collection<Entity, Creation, Update, Query, Created> {
  const one = `${path}/{id}`;
  const list = endpoint<CountedList<Entity>>('GET', path, 'management');
  const create = endpoint<Created>('POST', path, 'management');
  const get = endpoint<{ data: Entity }>('GET', one, 'management');
  const update = endpoint<{ data: Entity }>('PATCH', one, 'management');
  const remove = endpoint<Deleted>('DELETE', one, 'management');
  return {
    list: (query, options) => callEndpoint(transport, list, { query }, options),
    create: (body, options) => callEndpoint(transport, create, { body }, options),
    get: (id, options) => callEndpoint(transport, get, { path: { id } }, options),
    update: (id, body, options) => callEndpoint(transport, update, { path: { id }, body }, options),
    delete: (id, options) => deletion(callEndpoint(transport, remove, { path: { id } }, options)),
  };
}
