import { isJsonObject } from '../json/json-value.ts';
import type { RecordedRequest } from '../requests/recorded-request.ts';
import type { Generation } from './generation-store.ts';

/** What a request tells of whoever sends it. */
export function callerFacts({
  body,
  headers,
}: RecordedRequest): Pick<Generation, 'sessionId' | 'httpReferer' | 'userAgent'> {
  const named = isJsonObject(body) && typeof body.session_id === 'string' ? body.session_id : undefined;
  return {
    sessionId: named ?? headers['x-session-id'] ?? null,
    httpReferer: headers['http-referer'] ?? null,
    userAgent: headers['user-agent'] ?? null,
  };
}
