import { isObject, OpenRouterConfigurationError } from '@openrouter-adapters/core/base';
import type { HeadersOption } from '@openrouter-adapters/core';

/** Headers as an object, as `Headers`, or as pairs of name and value. An `undefined` of a call removes a header. */
export type HeadersObject = HeadersOption | Headers | readonly (readonly [string, string])[];

/** Headers of a model or of a call; a function, which may be async, is asked before each request, and may have none. */
export type HeadersInput = HeadersObject | (() => HeadersObject | undefined | Promise<HeadersObject | undefined>);

/**
 * Headers of a model → those of core's transport.
 *
 * @throws {OpenRouterConfigurationError} for what are no headers; what a function gives is looked at before each request
 */
export function fromHeaders(
  input: HeadersInput | undefined,
): HeadersOption | (() => Promise<HeadersOption>) | undefined {
  if (typeof input !== 'function') return input === undefined ? undefined : toRecord(input);
  return async () => toRecord(await input());
}

/**
 * Headers of a call → those of one request.
 *
 * @throws {OpenRouterConfigurationError} for what are no headers
 */
export async function resolveHeaders(input: HeadersInput | undefined): Promise<HeadersOption | undefined> {
  const headers = fromHeaders(input);
  return typeof headers === 'function' ? headers() : headers;
}

/**
 * The names and values of headers that are at hand.
 *
 * @throws {OpenRouterConfigurationError} for what are no headers
 */
export function toRecord(headers: HeadersObject | null | undefined): HeadersOption {
  // Untyped programs say `null` for nothing.
  if (headers === undefined || headers === null) return {};
  return Object.fromEntries(toEntries(headers).map(([name, value]) => [name, readValue(name, value)]));
}

function toEntries(headers: unknown): (readonly [string, unknown])[] {
  if (Array.isArray(headers)) return joinPairs(headers);
  if (!isObject(headers)) throw unusable(`Headers are a ${typeof headers}.`);
  // By its shape: `Headers` of another realm are none of this one.
  return isHeaders(headers) ? [...headers.entries()] : Object.entries(headers);
}

/** Of a name that is there twice `Headers` joins the values. Names are compared without case. */
function joinPairs(pairs: readonly unknown[]): [string, unknown][] {
  const joined = new Map<string, [string, unknown]>();
  for (const pair of pairs) {
    if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== 'string') {
      throw unusable('Headers in a list have to be pairs.');
    }
    const [name, value]: [string, unknown] = [pair[0], readValue(pair[0], pair[1])];
    const earlier = joined.get(name.toLowerCase());
    if (earlier === undefined) joined.set(name.toLowerCase(), [name, value]);
    else earlier[1] = `${String(earlier[1])}, ${String(value)}`;
  }
  return [...joined.values()];
}

function readValue(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  // `Headers` takes these as their text.
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw unusable(`The header ${name} is a ${typeof value}.`);
}

function unusable(said: string): OpenRouterConfigurationError {
  return new OpenRouterConfigurationError(
    'headers',
    `${said} Give an object, Headers, a list of pairs, or a function that gives one.`,
  );
}

function isHeaders(headers: { forEach?: unknown }): headers is Headers {
  return typeof headers.forEach === 'function';
}
