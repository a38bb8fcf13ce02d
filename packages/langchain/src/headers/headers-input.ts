import type { HeadersOption } from '@openrouter-adapters/core';

/** Headers as an object, or as `Headers`. */
export type HeadersObject = HeadersOption | Headers;

/** Headers of a model or of a call; a function, which may be async, is asked before each request. */
export type HeadersInput = HeadersObject | (() => HeadersObject | Promise<HeadersObject>);

/** Headers of a model → those of core's transport. */
export function fromHeaders(
  input: HeadersInput | undefined,
): HeadersOption | (() => Promise<HeadersOption>) | undefined {
  if (typeof input !== 'function') return input === undefined ? undefined : toRecord(input);
  return async () => toRecord(await input());
}

/** Headers of a call → those of one request. */
export async function resolveHeaders(input: HeadersInput | undefined): Promise<HeadersOption | undefined> {
  const headers = fromHeaders(input);
  return typeof headers === 'function' ? headers() : headers;
}

/** The names and values of headers that are at hand. */
export function toRecord(headers: HeadersObject): HeadersOption {
  // By its shape: `Headers` of another realm are none of this one.
  return isHeaders(headers) ? Object.fromEntries(headers.entries()) : headers;
}

function isHeaders(headers: HeadersObject): headers is Headers {
  return typeof headers.forEach === 'function';
}
