import { isObject, nonEmptyString } from '../json.ts';
import type { WireError } from '../wire/error-body.ts';

const longestMessage = 500;
// `raw` is JSON in a string, at times inside another one: `{"errors":[{"message":"{…}"}]}`.
const deepest = 8;
/** Messages that OpenRouter puts in front of the upstream's own words, and that say nothing by themselves. */
const hollow = ['provider returned error', 'error', 'unknown error', 'internal server error', 'bad request'];

/**
 * What the upstream itself said, dug out of `error.metadata.raw`, else what OpenRouter said; at most 500 characters.
 * The upstream's words stand first; OpenRouter's follow where they add something.
 */
export function readUpstreamMessage(error: WireError): string | undefined {
  const own = nonEmptyString(error.message)?.trim();
  const raw = dig(error.metadata?.raw, deepest)?.trim();
  if (raw === undefined || raw === '' || raw === own) return own === undefined ? undefined : bound(own);
  if (own === undefined || hollow.includes(own.toLowerCase().replace(/\.$/, '')) || raw.includes(own))
    return bound(raw);
  if (own.includes(raw)) return bound(own);
  return bound(`${raw} (${own})`);
}

function dig(value: unknown, depth: number): string | undefined {
  if (depth === 0) return undefined;
  if (typeof value === 'string') {
    const parsed = parseJSON(value);
    return parsed === undefined ? value : (dig(parsed, depth - 1) ?? value);
  }
  if (Array.isArray(value)) {
    for (const entry of value) {
      const found = dig(entry, depth - 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isObject(value)) return undefined;
  for (const key of ['error', 'message', 'detail', 'details', 'msg', 'errors', 'error_message', 'reason']) {
    const found = dig(value[key], depth - 1);
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

/** The JSON that a text is, or ends with: some proxies put words in front (`ConnectionError: {…}`). */
function parseJSON(text: string): unknown {
  const start = /^\s*["[]/.test(text) ? 0 : text.indexOf('{');
  if (start < 0) return undefined;
  try {
    return JSON.parse(text.slice(start));
  } catch {
    return undefined; // Not JSON after all, then the text is the message.
  }
}

/** Cuts a message to 500 characters, never inside a surrogate pair. */
function bound(message: string): string {
  if (message.length <= longestMessage) return message;
  return `${message.slice(0, longestMessage - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
