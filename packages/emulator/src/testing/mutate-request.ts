import { isJsonObject, type JsonValue } from '../json/json-value.ts';

/** A request of which one member was made something else. */
export interface Mutation {
  /** Where, for example `messages.0.role`. */
  readonly path: string;
  /** What stands there now; undefined: the member is gone. */
  readonly value: JsonValue | undefined;
  readonly body: JsonValue;
}

const LONG = 'x'.repeat(2000);
/** One of every type, and some that are of a type and yet wrong. */
const VALUES: readonly (JsonValue | undefined)[] = [
  undefined,
  null,
  true,
  7,
  1.5,
  -1,
  1_000_000_000,
  'zzz',
  '',
  LONG,
  [],
  {},
  [7],
  [null],
  { zzz: 7 },
];

/** Puts each of {@link VALUES} at each place of a body, the members of objects and lists among them. */
export function* mutate(body: JsonValue): Generator<Mutation> {
  for (const path of placesIn(body, [])) {
    const current = JSON.stringify(valueAt(body, path));
    for (const value of VALUES) {
      if (JSON.stringify(value) !== current) yield { path: path.join('.'), value, body: replaced(body, path, value) };
    }
  }
}

function* placesIn(value: JsonValue | undefined, path: readonly string[]): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* placesIn(member, [...path, name]);
}

function valueAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (inner, name) => (Array.isArray(inner) ? inner[Number(name)] : isJsonObject(inner) ? inner[name] : undefined),
    value,
  );
}

function replaced(body: JsonValue, [name = '', ...rest]: readonly string[], value: JsonValue | undefined): JsonValue {
  const inner = (member: JsonValue | undefined): JsonValue | undefined =>
    rest.length > 0 && member !== undefined ? replaced(member, rest, value) : value;
  if (Array.isArray(body)) {
    return body.flatMap((member, index) => {
      const next = String(index) === name ? inner(member) : member;
      return next === undefined ? [] : [next];
    });
  }
  if (!isJsonObject(body)) return body;
  const { [name]: own, ...others } = body;
  const next = inner(own);
  return next === undefined ? others : { ...others, [name]: next };
}
