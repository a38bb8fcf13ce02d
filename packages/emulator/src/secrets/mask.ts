import { jsonFinder, MASK, plainFinder, replaceSecrets } from './find-secrets.ts';
import { maskEvents } from './mask-events.ts';
import { maskPath } from './mask-path.ts';
import { maskValue } from './mask-value.ts';
import { ownSecrets } from './own-secrets.ts';
import { isSecretHeader, isSecretParameter } from './secret-names.ts';

/** Blots out secrets: keys of known shapes, those that came with a request, and members that are named like secrets. */
export interface Mask {
  /** In a text; strings inside JSON are looked at as what they mean, however they are escaped. */
  readonly text: (text: string) => string;
  /** In a body; what is split over the events of a stream is looked at as one. */
  readonly body: (text: string) => string;
  /** In a path with its query. */
  readonly path: (path: string) => string;
  /** In the value of a header; all of it where the header's name says that it is a key. */
  readonly header: (name: string, value: string) => string;
  /** In the value of a query parameter. */
  readonly parameter: (name: string, value: string) => string;
  /** In a body of bytes that are no text. */
  readonly bytes: (bytes: Uint8Array) => Uint8Array;
  /** In what JSON holds; gives the same value back where there is nothing to blot out. */
  readonly value: (value: unknown) => unknown;
}

/** The mask for what belongs to a request. */
export function createMask(headers: Headers, path: string): Mask {
  const findPlain = plainFinder(ownSecrets(headers));
  const find = jsonFinder(findPlain, path);
  const plain = (from: string): string => replaceSecrets(from, findPlain(from));
  const text = (from: string): string => replaceSecrets(from, find(from));
  const body = (from: string): string => text(maskEvents(from, find));
  const parameter = (name: string, value: string): string => (isSecretParameter(name) ? MASK : text(value));
  return {
    text,
    body,
    parameter,
    path: (whole) => maskPath(whole, plain, parameter),
    header: (name, value) => (isSecretHeader(name) ? MASK : text(value)),
    bytes: (bytes) => {
      const latin1 = [...chunksOf(bytes)].join('');
      const masked = body(latin1);
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
