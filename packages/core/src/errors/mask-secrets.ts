import { parseJSONOrText } from '../json.ts';
import { isError } from './is-error.ts';

// OpenRouter's keys, the keys of other services that look alike, and bearer tokens.
const keyPattern = /\bsk-[A-Za-z0-9_-]{8,}|\bBearer\s+[A-Za-z0-9._~+/-]{8,}=*/g;

// Headers that hold secrets: OpenRouter's key, those of upstreams (`X-Provider-API-Keys`, JSON), those of a gateway in between.
const secretHeader = /authoriz|cookie|secret|passw|credential|token$|\b(?:api)?keys?$/;

/** Characters of a key that protects nothing: `test`, hidden, would be missing in `gpt-latest`. */
const longestPlaceholder = 4;

/** The secrets of a request, the longest first, because one may be a part of another. */
function secretsOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers)
    .filter(([name]) => secretHeader.test(name))
    .flatMap(([, value]) => [
      value,
      // The word in front of a key, `Bearer`, is no part.
      ...value.split(/^\w+\s+|[\s;,=]+/),
      ...textsIn(parseJSONOrText(value)),
    ])
    .filter((secret) => secret.length > longestPlaceholder)
    .toSorted((one, other) => other.length - one.length);
}

/** `{"anthropic": "…"}`, `{"azure": [{"api_key": "…", "region": "…"}]}`: inside, names or their length tell keys from what errors may say. */
function textsIn(value: unknown, isInside = false): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, each]) =>
    isInside && !isList && typeof each === 'string' && !secretField.test(name) && !longText.test(each)
      ? []
      : textsIn(each, isInside || !isList),
  );
}

const secretField = /key|secret|token|passw|credential/i;
/** No address, no model. */
const longText = /^[^/]{24,}$/;

/** Marks this project's errors, in every installed copy. What has it was masked when it was made. */
export const errorMarker = Symbol.for('openrouter-adapters.error');

/** Hides secrets in any value: texts, and the texts inside lists, objects (their keys too) and errors. */
export type Mask = <Value>(value: Value) => Value;

/**
 * A mask for whatever looks like a key, and for what headers hold that are named as secrets are. Upstreams have been seen to repeat (part of) a
 * key in their error messages, and users log error messages.
 *
 * @param headers of the request, by their names in lower case; looked at when there is something to mask
 */
export function createMask(headers: Readonly<Record<string, string>> = {}): Mask {
  let secrets: string[] | undefined;
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') {
      secrets ??= secretsOf(headers);
      return secrets.reduce((text, secret) => text.replaceAll(secret, '[key]'), value).replace(keyPattern, '[key]');
    }
    if (Array.isArray(value)) return value.map(hide);
    if (isError(value)) return errorMarker in value ? value : maskError(value, hide);
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map((entry) => entry.map(hide)));
  };
  return <Value>(value: Value): Value => {
    try {
      // A copy of the same form.
      return hide(value) as Value;
    } catch {
      // Thousands of levels, or a cycle: nothing that anybody reads, and no reason to lose the error.
      return '[too deep]' as Value;
    }
  };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** A copy that tells the same, without fields of its own: clients put requests into them. */
function maskError(error: Error, hide: (value: unknown) => unknown): Error {
  const cause = error.cause === undefined ? undefined : { cause: hide(error.cause) };
  const copy = new Error(String(hide(error.message)), cause);
  copy.name = error.name;
  if (error.stack !== undefined) copy.stack = String(hide(error.stack));
  return 'code' in error ? Object.assign(copy, { code: hide(error.code) }) : copy;
}
