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
