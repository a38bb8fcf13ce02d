import { checkFields, refuse, type FieldRule } from '../checks/field-check.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { randomUuid } from '../deterministic/random-uuid.ts';
import type { EmulatorState } from '../emulator-state.ts';
import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { answerPage } from './answer-page.ts';
import type { Collection, Entry } from './collection.ts';

/** What a new entry gets from the emulator. */
export interface NewEntry {
  readonly id: string;
  /** ISO time. */
  readonly now: string;
  readonly creator: string | null;
}

/** A kind of thing that can be listed, created, read, changed and deleted. */
export interface CollectionFacts {
  readonly path: string;
  /** For messages: `Guardrail`. */
  readonly noun: string;
  readonly collectionOf: (state: EmulatorState) => Collection;
  /** Members that creation and change take. */
  readonly fields: Readonly<Record<string, FieldRule>>;
  /** Members that only creation takes. */
  readonly creationFields?: Readonly<Record<string, FieldRule>>;
  /** What creation needs. */
  readonly required: readonly string[];
  /** What a change needs. Default: nothing. */
  readonly requiredInChange?: readonly string[];
  readonly build: (body: JsonObject, facts: NewEntry, state: EmulatorState) => Entry;
  /** The members that a change sets. Default: those of the body that are fields. */
  readonly change?: (body: JsonObject, entry: Entry, state: EmulatorState) => JsonObject;
  /** Which entries a list has. Default: all. */
  readonly filter?: (query: URLSearchParams) => (entry: Entry) => boolean;
  readonly find?: (id: string, state: EmulatorState) => Entry | undefined;
  /** An entry that comes to be with its first change; undefined where there is none such. */
  readonly materialise?: (id: string, now: string, state: EmulatorState) => Entry | undefined;
  /** Refuses to delete an entry, or deletes what belongs to it. */
  readonly beforeRemove?: (entry: Entry, context: RouteContext) => void;
  /** How a key that does not manage is refused. Default: 403 for creation, else 401, as the document declares for most. */
  readonly ordinaryKey?: { readonly create?: 401; readonly change?: 403; readonly remove?: 403 };
}

/** The five operations of a collection. */
export function collectionRoutes(facts: CollectionFacts): readonly Route[] {
  const one = `${facts.path}/{id}`;
  const { create: creation = 403, change = 401, remove = 401 } = facts.ordinaryKey ?? {};
  return [
    { method: 'GET', path: facts.path, access: 'management', handle: (context) => list(facts, context) },
    {
      method: 'POST',
      path: facts.path,
      access: 'management',
      ordinaryKey: creation,
      handle: (context) => create(facts, context),
    },
    {
      method: 'GET',
      path: one,
      access: 'management',
      handle: (context) => jsonResponse({ data: findEntry(facts, context) }),
    },
    {
      method: 'PATCH',
      path: one,
      access: 'management',
      ordinaryKey: change,
      handle: (context) => update(facts, context),
    },
    {
      method: 'DELETE',
      path: one,
      access: 'management',
      ordinaryKey: remove,
      handle: (context) => removeEntry(facts, context),
    },
  ];
}

function list({ collectionOf, filter }: CollectionFacts, { state, query }: RouteContext): Response {
  const entries = collectionOf(state).list();
  return answerPage(filter ? entries.filter(filter(query)) : entries, query);
}

function create(facts: CollectionFacts, { state, bodyText, caller }: RouteContext): Response {
  const body = parseJsonBody(bodyText);
  requireFields(body, facts.required);
  checkFields(body, { ...facts.fields, ...facts.creationFields });
  const entry = facts.build(
    body,
    {
      id: randomUuid(state.random),
      now: new Date(state.clock()).toISOString(),
      creator: caller.key?.creatorUserId ?? null,
    },
    state,
  );
  facts.collectionOf(state).put(entry);
  return jsonResponse({ data: entry }, { status: 201 });
}

/** The entry that the path names, or a 404. */
export function findEntry(
  { noun, find, collectionOf }: Pick<CollectionFacts, 'noun' | 'find' | 'collectionOf'>,
  { parameters, state }: RouteContext,
): Entry {
  const id = parameters.id ?? '';
  const entry = find ? find(id, state) : collectionOf(state).find(id);
  if (!entry) throw new ApiError(404, `${noun} ${id} not found`);
  return entry;
}

function update(facts: CollectionFacts, context: RouteContext): Response {
  const { state } = context;
  const now = new Date(state.clock()).toISOString();
  const entry = facts.materialise?.(context.parameters.id ?? '', now, state) ?? findEntry(facts, context);
  const body = parseJsonBody(context.bodyText);
  requireFields(body, facts.requiredInChange ?? []);
  checkFields(body, facts.fields);
  const changes = facts.change ? facts.change(body, entry, state) : pickFields(body, facts.fields);
  const changed: Entry = { ...entry, ...changes, ...('updated_at' in entry && { updated_at: now }) };
  facts.collectionOf(state).put(changed);
  return jsonResponse({ data: changed });
}

function requireFields(body: JsonObject, names: readonly string[]): void {
  for (const name of names) {
    if (body[name] === undefined) refuse(name, 'Invalid input: required, received undefined');
  }
}

/** The members of a body that are fields. */
export function pickFields(body: JsonObject, fields: Readonly<Record<string, FieldRule>>): JsonObject {
  return Object.fromEntries(
    Object.keys(fields).flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])),
  );
}

function removeEntry(facts: CollectionFacts, context: RouteContext): Response {
  const entry = findEntry(facts, context);
  facts.beforeRemove?.(entry, context);
  facts.collectionOf(context.state).remove(entry.id);
  return jsonResponse({ deleted: true });
}
