import { ApiError } from '../http/api-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';

/** Refuses a request with OpenRouter's 400. `path` names the field, for example `messages.0.role`. */
export function refuse(path: string, problem: string, errorType = 'invalid_request'): never {
  throw new ApiError(400, path === '' ? problem : `${path}: ${problem}`, { metadata: { error_type: errorType } });
}

function describe(value: JsonValue | undefined): string {
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The value as a string, or a 400. */
export function requireString(value: JsonValue | undefined, path: string): string {
  return typeof value === 'string'
    ? value
    : refuse(path, `Invalid input: expected string, received ${describe(value)}`);
}

/** The value as an object, or a 400. */
export function requireObject(value: JsonValue | undefined, path: string): JsonObject {
  return isJsonObject(value) ? value : refuse(path, `Invalid input: expected object, received ${describe(value)}`);
}

/** The value as a list, or a 400. */
export function requireList(value: JsonValue | undefined, path: string): JsonValue[] {
  return Array.isArray(value) ? value : refuse(path, `Invalid input: expected array, received ${describe(value)}`);
}

/** The value as one of some texts, or a 400. */
export function requireOneOf(value: JsonValue | undefined, allowed: readonly string[], path: string): string {
  if (typeof value === 'string' && allowed.includes(value)) return value;
  return refuse(path, `Invalid option: expected one of ${allowed.map((option) => `"${option}"`).join('|')}`);
}

/** A rule for one optional field of an object. */
export type FieldRule = (value: JsonValue, path: string) => void;

/** A rule for a JSON type, with bounds for numbers and lengths. */
export function ofType(
  type: 'string' | 'boolean' | 'number' | 'integer' | 'object' | 'array',
  bounds: { least?: number; most?: number } = {},
): FieldRule {
  return (value, path) => {
    const actual = type === 'integer' && Number.isInteger(value) ? 'integer' : describe(value);
    if (actual !== type) refuse(path, `Invalid input: expected ${type}, received ${describe(value)}`);
    // No JSON holds others, but what a program gives may.
    if (typeof value === 'number' && !Number.isFinite(value))
      refuse(path, 'Invalid input: expected a number that is finite');
    const size = typeof value === 'string' || Array.isArray(value) ? value.length : value;
    if (typeof size !== 'number') return;
    const noun = typeof value === 'number' ? 'value' : Array.isArray(value) ? 'number of elements' : 'length';
    if (bounds.least !== undefined && size < bounds.least)
      refuse(path, `Too small: expected ${noun} to be >=${bounds.least}`);
    if (bounds.most !== undefined && size > bounds.most)
      refuse(path, `Too big: expected ${noun} to be <=${bounds.most}`);
  };
}

/** A rule that also takes null: OpenRouter reads null as absent for many scalars, but not for all fields. */
export function orNull(rule: FieldRule): FieldRule {
  return (value, path) => {
    if (value !== null) rule(value, path);
  };
}

/** Applies rules to the fields that are there. */
export function checkFields(body: JsonObject, rules: Readonly<Record<string, FieldRule>>, prefix = ''): void {
  for (const [name, rule] of Object.entries(rules)) {
    const value = body[name];
    if (value !== undefined) rule(value, prefix + name);
  }
}
