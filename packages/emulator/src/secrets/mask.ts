import { ownSecrets } from './own-secrets.ts';
import { isSecretHeader, isSecretMember, isSecretParameter } from './secret-names.ts';

/** What stands in the place of a secret. */
export const MASK = '<redacted>';

// Keys as OpenRouter and the providers behind it make them, and private keys as PEM writes them.
const KEY =
  /\bsk-[A-Za-z0-9_-]{8,}|\bAIza[A-Za-z0-9_-]{30,}|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\b(?:gsk_|hf_|xai-|ghp_)[A-Za-z0-9]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
// The text of a JSON string, with the colon behind it where it is a name.
const LITERAL = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"(?:\s*:)?/g;

/** Blots out secrets: keys of known shapes, those that came with a request, and members that are named like secrets. */
export interface Mask {
  /** In a text; strings inside JSON are looked at as what they mean, however they are escaped. */
  readonly text: (text: string) => string;
  /** In a path with its query. */
  readonly path: (path: string) => string;
  /** In the value of a header; all of it where the header's name says that it is a key. */
  readonly header: (name: string, value: string) => string;
  /** In the value of a query parameter. */
  readonly parameter: (name: string, value: string) => string;
  /** In bytes that are no text. */
  readonly bytes: (bytes: Uint8Array) => Uint8Array;
  /** In what JSON holds; gives the same value back where there is nothing to blot out. */
  readonly value: (value: unknown) => unknown;
}

/** The mask for what belongs to a request. */
export function createMask(headers: Headers, path: string): Mask {
  const own = ownSecrets(headers);
  const plain = (text: string): string =>
    own.reduce((left, secret) => left.replaceAll(secret, MASK), text).replace(KEY, MASK);
  const text = (from: string): string => plain(from.includes('"') ? maskLiterals(from, text, path) : from);
  const parameter = (name: string, value: string): string => (isSecretParameter(name) ? MASK : text(value));
  return {
    text,
    parameter,
    path: (whole) => maskPath(whole, plain, parameter),
    header: (name, value) => (isSecretHeader(name) ? MASK : text(value)),
    bytes: (bytes) => {
      const latin1 = [...chunksOf(bytes)].join('');
      const masked = text(latin1);
      return masked === latin1 ? bytes : Uint8Array.from(masked, (character) => character.charCodeAt(0));
    },
    value: (value) => maskValue(value, text, path),
  };
}

/** A character for each byte. `TextDecoder('latin1')` would read some bytes as windows-1252. */
function* chunksOf(bytes: Uint8Array): Generator<string> {
  const size = 8192;
  for (let start = 0; start < bytes.length; start += size)
    yield String.fromCharCode(...bytes.subarray(start, start + size));
}

/** Strings with escapes are unpacked, and values behind secret names go whatever they look like. */
function maskLiterals(text: string, mask: (text: string) => string, path: string): string {
  let valueAt = -1;
  return text.replace(LITERAL, (literal: string, at: number) => {
    const isName = literal.endsWith(':');
    const secret = valueAt >= 0 && text.slice(valueAt, at).trim() === '';
    valueAt = -1;
    if (secret && !isName) return `"${MASK}"`;
    const end = literal.lastIndexOf('"') + 1;
    const meant = meaningOf(literal.slice(0, end));
    if (isName && meant !== undefined && isSecretMember(meant, path)) valueAt = at + literal.length;
    if (meant === undefined || !literal.includes('\\')) return literal;
    const masked = mask(meant);
    return masked === meant ? literal : JSON.stringify(masked) + literal.slice(end);
  });
}

function meaningOf(literal: string): string | undefined {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    // Quotation marks in prose or bytes: no JSON.
    return undefined;
  }
}

function maskPath(
  whole: string,
  plain: (text: string) => string,
  parameter: (name: string, value: string) => string,
): string {
  const mark = whole.indexOf('?');
  const segments = (mark < 0 ? whole : whole.slice(0, mark)).split('/').map((segment) => {
    const meant = decode(segment);
    const masked = plain(meant);
    return masked === meant ? plain(segment) : encodeURIComponent(masked);
  });
  if (mark < 0) return segments.join('/');
  const pairs = whole
    .slice(mark + 1)
    .split('&')
    .map((pair) => {
      const [[name, value] = ['', '']] = new URLSearchParams(pair);
      const masked: [string, string] = [plain(name), parameter(name, value)];
      return masked[0] === name && masked[1] === value ? pair : new URLSearchParams([masked]).toString();
    });
  return `${segments.join('/')}?${pairs.join('&')}`;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A bare percent sign: the segment is what it says.
    return segment;
  }
}

function maskValue(value: unknown, text: (text: string) => string, path: string): unknown {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const masked = value.map((entry: unknown) => maskValue(entry, text, path));
    return masked.some((entry, at) => entry !== value[at]) ? masked : value;
  }
  const entries = Object.entries(value).map(([name, own]: [string, unknown]): [string, unknown] => [
    text(name),
    typeof own === 'string' && isSecretMember(name, path) ? MASK : maskValue(own, text, path),
  ]);
  const changed = Object.entries(value).some(([name, own], at) => entries[at]?.[0] !== name || entries[at][1] !== own);
  return changed ? Object.fromEntries(entries) : value;
}
