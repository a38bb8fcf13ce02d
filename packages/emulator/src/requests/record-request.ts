import type { KeyKind } from '../keys/key-kind.ts';
import type { RecordedRequest } from './recorded-request.ts';

const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key']);

/** Makes a log entry of a request whose body was read already. */
export function recordRequest(
  request: Request,
  facts: { index: number; at: number; path: string; body: unknown; keyKind: KeyKind },
): RecordedRequest {
  return {
    index: facts.index,
    at: facts.at,
    method: request.method,
    path: facts.path,
    query: readQuery(new URL(request.url).searchParams),
    headers: redactHeaders(request.headers, facts.keyKind),
    keyKind: facts.keyKind,
    body: facts.body,
  };
}

function readQuery(parameters: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return query;
}

function redactHeaders(headers: Headers, keyKind: KeyKind): Record<string, string> {
  const redacted: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (name === 'authorization') redacted[name] = keyKind === 'malformed' ? '<malformed>' : `Bearer <${keyKind} key>`;
    else redacted[name] = SECRET_HEADERS.has(name) ? '<redacted>' : value;
  }
  return redacted;
}
