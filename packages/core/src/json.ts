/** A value that `JSON.stringify` keeps as it is (RFC 8259). */
export type JSONValue = null | string | number | boolean | JSONObject | JSONValue[];

/** A JSON object. Keys may be absent (`undefined`): they are not written. */
export interface JSONObject {
  [key: string]: JSONValue | undefined;
}

/** Is this value an object with string keys (not null, not a list)? */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value when it is an object with string keys, else one without any. */
export function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

/**
 * The fields that are there: absent and `undefined` are two things under `exactOptionalPropertyTypes`, and JSON knows only the first.
 *
 * @param fields a plain object
 */
export function withoutUndefined<const Fields extends object>(fields: Fields): WithoutUndefined<Fields> {
  const given: Partial<Fields> = {};
  // A detour over `Object.keys` would take more than twice as long, one over entries eight times; this runs for every answer.
  for (const name in fields) if (fields[name] !== undefined) given[name] = fields[name];
  // What is left out is what may be undefined.
  return given as object as WithoutUndefined<Fields>;
}

/** Each field that may be `undefined` is one that may be absent. */
export type WithoutUndefined<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name];
} & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>;
};

/** What a text means as JSON; a text that is no JSON is given back, for whoever tells what it is instead. */
export function parseJSONOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The value when it is a string with at least one character, else `undefined`. */
export function nonEmptyString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value when it is a finite number, else `undefined`. */
export function finiteNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
