import type { ErrorMember } from '../http/api-error.ts';
import { COMMON_HEADERS, errorResponse } from '../http/json-response.ts';
import { droppedConnection } from './dropped-connection.ts';
import { endBody } from './end-body.ts';
import { faultError, type Fault } from './fault.ts';
import { rateLimitError } from './rate-limit-error.ts';

const EDGE_PAGE =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';

/** Whether a fault takes the place of the whole response. */
export function replacesAnswer(fault: Fault): boolean {
  const kinds: readonly Fault['kind'][] = ['http-error', 'html', 'dropped-connection', 'rate-limit'];
  return kinds.includes(fault.kind) || (fault.kind === 'stall' && fault.afterDeltas === undefined);
}

/** The answer of a fault that replaces the whole response; undefined for faults that shape a chat answer. */
export function answerWithFault(
  fault: Fault,
  request: Request,
  facts: {
    readonly streamed: boolean;
    /** Milliseconds since 1970. */
    readonly now: number;
    readonly userId: string | undefined;
    readonly toErrorBody: ((error: ErrorMember) => Record<string, unknown>) | undefined;
  },
): Response | undefined {
  switch (fault.kind) {
    case 'http-error':
      return answerHttpError(fault, facts.toErrorBody);
    case 'html':
      return new Response(fault.html ?? EDGE_PAGE, {
        status: fault.status ?? 502,
        headers: { ...COMMON_HEADERS, 'content-type': 'text/html; charset=UTF-8', ...fault.headers },
      });
    case 'dropped-connection':
      throw droppedConnection('before-answer');
    case 'rate-limit':
      return errorResponse(rateLimitError(fault, facts.now), facts.userId, facts.toErrorBody);
    case 'stall':
      return fault.afterDeltas === undefined ? answerNever(request, facts.streamed) : undefined;
    case 'error-in-ok':
    case 'choice-error':
    case 'stream-error':
    case 'error-without-choices':
    case 'no-choices':
    case 'cut':
    case 'garbage':
    case 'refusal':
    case 'slow':
    case 'no-done':
    case 'truncated-arguments':
    case 'tool-calls':
    case 'empty':
    case 'nulls':
      return undefined;
  }
}

function answerHttpError(
  fault: Extract<Fault, { kind: 'http-error' }>,
  toErrorBody: (error: ErrorMember) => Record<string, unknown> = (error) => ({ error }),
): Response {
  const body = fault.body ?? toErrorBody(faultError({ code: fault.status, ...fault.error }));
  const type = typeof body === 'string' ? 'text/plain; charset=UTF-8' : 'application/json';
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status: fault.status,
    headers: { ...COMMON_HEADERS, 'content-type': type, ...fault.headers },
  });
}

/** Headers and a body that never says anything; only an abort or a cancel ends it. */
function answerNever({ signal }: Request, streamed: boolean): Response {
  const type = streamed ? 'text/event-stream' : 'application/json';
  return new Response(endBody({ text: '', end: 'stall' }, signal), {
    headers: { ...COMMON_HEADERS, 'content-type': type },
  });
}
