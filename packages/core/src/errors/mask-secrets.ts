import { isError } from './is-error.ts';

// OpenRouter's keys, the keys of other services that look alike, and bearer tokens.
const keyPattern = /\bsk-[A-Za-z0-9_-]{8,}|\bBearer\s+[A-Za-z0-9._~+/-]{8,}=*/g;

/** Characters of a key that protects nothing: `test`, hidden, would be missing in `gpt-latest`. */
const longestPlaceholder = 4;

// Headers that hold secrets: OpenRouter's key, those of upstreams (`X-Provider-API-Keys`), those of a gateway in between.
const secretHeader = /auth|cookie|key|pass|secret|token/;

// The secret itself: behind `Bearer`, or each value of JSON.
const innerSecret = /[^\s"\\]{5,}(?=\\?"[,}]|$)/g;

/**
 * Replaces API keys in a text: what headers hold that are named as secrets are, and whatever looks like a key. Upstreams have been seen to
 * repeat (part of) a key in their error messages, and users log error messages.
 */
function maskSecrets(text: string, headers: Readonly<Record<string, string>>): string {
  let masked = text;
  for (const [name, value] of Object.entries(headers)) {
    if (value.length <= longestPlaceholder || !secretHeader.test(name)) continue;
    for (const secret of [value, ...(value.match(innerSecret) ?? [])]) masked = masked.replaceAll(secret, '[key]');
  }
  return masked.replace(keyPattern, '[key]');
}

/** Marks this project's errors, in every installed copy. What has it was masked when it was made. */
export const errorMarker = Symbol.for('openrouter-adapters.error');

/** Hides secrets in any value: texts, and the texts inside lists, objects (their keys too) and errors. */
export type Mask = <Value>(value: Value) => Value;

/**
 * A mask for whatever looks like a key, and for what headers hold that are named as secrets are.
 *
 * @param headers of the request, by their names in lower case; looked at when there is something to mask
 */
export function createMask(headers: Readonly<Record<string, string>> = {}): Mask {
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') return maskSecrets(value, headers);
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
  return 'code' in error ? Object.assign(copy, { code: error.code }) : copy;
}
