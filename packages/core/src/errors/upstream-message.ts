import { isObject } from '../json.ts';
import type { WireError } from '../wire/error-body.ts';

const longestMessage = 500;
/** Of longer texts the beginning is compared: a search for one in another may take time by the product of their lengths. */
const longestCompared = 2 * longestMessage;
// `raw` is JSON in a string, at times inside another one: `{"errors":[{"message":"{…}"}]}`.
const deepest = 8;
/** Messages that OpenRouter puts in front of the upstream's own words, and that say nothing by themselves. */
const hollow = ['provider returned error', 'error', 'unknown error', 'internal server error', 'bad request'];

/**
 * What the upstream itself said, dug out of `error.metadata.raw`, else what OpenRouter said; at most 500 characters.
 * The upstream's words stand first; OpenRouter's follow where they add something.
 */
export function readUpstreamMessage(error: WireError): string | undefined {
  const own = dig(error.message, deepest)?.trim().slice(0, longestCompared) || undefined;
  const raw = dig(error.metadata?.raw, deepest)?.trim().slice(0, longestCompared);
  if (raw === undefined || raw === '' || raw === own) return own === undefined ? undefined : bound(own);
  if (own === undefined || isHollow(own) || raw.includes(own)) return bound(raw);
  if (own.includes(raw)) return bound(own);
  return bound(`${raw} (${own})`);
}

function isHollow(message: string): boolean {
  return hollow.includes(message.toLowerCase().replace(/\.$/, ''));
}

/** A page of a proxy in between, by its title. */
export function describePage(text: string): string | undefined {
  if (!/^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text)) return undefined;
  const title = /<title[^<>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim();
  return `The answer was a web page${title ? ` (“${title.slice(0, 100)}”)` : ''}, not JSON`;
}

function dig(value: unknown, depth: number): string | undefined {
  if (depth === 0) return undefined;
  if (typeof value === 'string') {
    const parsed = parseJSON(value);
    if (parsed === undefined) return describePage(value) ?? value;
    return dig(parsed, depth - 1) ?? (isEmpty(parsed) ? undefined : value);
  }
  if (Array.isArray(value)) {
    const found = value.map((entry) => digEntry(entry, depth - 1)).filter((entry) => entry !== undefined);
    return found.length === 0 ? undefined : found.join('; ');
  }
  if (!isObject(value)) return undefined;
  // Of a text beside `message` the first names the kind only: `{"error":"Bad Request","message":"temperature must be a number"}`.
  const keys = typeof value['error'] === 'string' ? [...furtherKeys, 'error'] : ['error', ...furtherKeys];
  for (const key of keys) {
    const found = dig(value[key], depth - 1);
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

const furtherKeys = [
  'message',
  'Message',
  'error_description',
  'detail',
  'details',
  'msg',
  'errors',
  'error_message',
  'reason',
  'fault',
  'faultstring',
];

/** Validators name the place of each fault: `{"loc":["body","messages"],"msg":"Field required"}` (pydantic), `path` (zod). */
function digEntry(entry: unknown, depth: number): string | undefined {
  const said = dig(entry, depth);
  const place: unknown = isObject(entry) ? (entry['loc'] ?? entry['path']) : undefined;
  return said !== undefined && Array.isArray(place) && place.length > 0 ? `${place.join('.')}: ${said}` : said;
}

function isEmpty(parsed: unknown): boolean {
  return parsed === null || (typeof parsed === 'object' && Object.keys(parsed).length === 0);
}

/** The JSON that a text is, or ends with: some proxies put words in front (`ConnectionError: {…}`). */
function parseJSON(text: string): unknown {
  const start = /^\s*(?:["[]|null\s*$)/.test(text) ? 0 : text.indexOf('{');
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
