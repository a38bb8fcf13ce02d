import { isObject } from '@openrouter-adapters/core/base';

/** The longest text that is shown whole; a `data:` URL or base64 of media is longer. */
const longestText = 20_000;

/** A value as traces and models may see it: bytes and long texts give way to their length. */
export function toVisible(value: unknown): unknown {
  if (value instanceof Uint8Array) return { byteLength: value.byteLength };
  if (typeof value === 'string') return value.length > longestText ? { length: value.length } : value;
  if (Array.isArray(value)) return value.map(toVisible);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, toVisible(field)]));
}
