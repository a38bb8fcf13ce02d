import type { KeyKind } from '../keys/key-kind.ts';
import { createMask } from '../secrets/mask.ts';
import type { RecordedRequest } from './recorded-request.ts';

const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key']);

/** What is known of a request whose body was read already; for the log, {@link withoutSecrets}. */
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

/** The entry of the log: secrets are blotted out wherever they stand. `headers` are those that came, with the key. */
export function withoutSecrets(recorded: RecordedRequest, headers: Headers): RecordedRequest {
  const mask = createMask(headers, recorded.path);
  const parameters = Object.entries(recorded.query).map(([name, value]) => [
    mask.text(name),
    typeof value === 'string' ? mask.parameter(name, value) : value.map((each) => mask.parameter(name, each)),
  ]);
  const kept = Object.entries(recorded.headers).map(([name, value]) => [
    name,
    // What kind of key it was is no secret.
    name === 'authorization' ? value : mask.header(name, value),
  ]);
  return {
    ...recorded,
    path: mask.path(recorded.path),
    query: Object.fromEntries(parameters) as RecordedRequest['query'], // pairs of a name and what readQuery gave
    headers: Object.fromEntries(kept) as RecordedRequest['headers'], // pairs of two texts
    body: mask.value(recorded.body),
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
