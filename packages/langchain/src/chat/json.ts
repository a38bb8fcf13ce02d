import { isObject } from '@openrouter-adapters/core/base';

export { isObject };

/** The value when it is a string with at least one character, else `undefined`. */
export function nonEmptyString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value when it is JSON text of an object, parsed, else `undefined`. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // Not JSON: the caller says what that means.
  }
}

/** The fields that are there. A detour over entries would take four times as long, and this runs for every answer. */
export function withoutUndefined<const Fields extends object>(fields: Fields): WithoutUndefined<Fields> {
  const given: Partial<Fields> = {};
  for (const name of Object.keys(fields) as (keyof Fields)[])
    if (fields[name] !== undefined) given[name] = fields[name];
  // What is left out is what may be undefined.
  return given as object as WithoutUndefined<Fields>;
}

/** Each field that may be `undefined` is one that may be absent. */
type WithoutUndefined<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name];
} & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>;
};
