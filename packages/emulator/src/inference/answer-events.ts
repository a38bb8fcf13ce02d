import { faultError, type Fault, type FaultError } from '../faults/fault.ts';
import type { RouteContext } from '../routing/route.ts';
import { inferenceHeaders, sharedBodyFault } from './answer-inference.ts';
import { byteStream } from './byte-stream.ts';
import type { Inference } from './inference.ts';
import { atPaceOf } from './pace.ts';
import { settleInference, type InferenceUse } from './settle-inference.ts';

/** Events of an answer and what they cost. */
export interface EventAnswer {
  readonly events: readonly Record<string, unknown>[];
  readonly use: InferenceUse;
  /** What was used when the client left after so many events. */
  readonly usedAfter: (events: number) => InferenceUse;
  /** The event of an error in the middle of the stream, which each endpoint has in a form of its own. */
  readonly toErrorEvent: (error: FaultError | undefined) => Record<string, unknown>;
  /** The event of an error in place of the answer. Default: the body of an error. */
  readonly toLoneErrorEvent?: EventAnswer['toErrorEvent'];
}

/** Server-sent events that end with `[DONE]`, with what goes wrong with them; charged when the stream is at its end. */
export function answerEvents(context: RouteContext, inference: Inference, answer: EventAnswer): Response {
  const encoder = new TextEncoder();
  const { fault } = context;
  const lines = applyFault(answer, fault);
  const pieces = lines.map(({ line }) => encoder.encode(`data: ${line}\n\n`));
  const failed = fault?.kind === 'error-in-ok' || fault?.kind === 'stream-error';
  const body = byteStream(atPaceOf(context, inference), pieces, ({ end, pieces: sent, firstByteAt }) => {
    const told = end === 'finished' && failed ? 'failed' : end;
    const use = told === 'cancelled' ? answer.usedAfter(lines[sent - 1]?.events ?? 0) : answer.use;
    settleInference(context, inference, use, { end: told, firstByteAt });
  });
  return new Response(body, {
    headers: { ...inferenceHeaders(inference, 'text/event-stream'), 'cache-control': 'no-cache' },
  });
}

/** A data line, and how many events of the answer are out with it. */
interface Line {
  readonly line: string;
  readonly events: number;
}

const toErrorBody: EventAnswer['toErrorEvent'] = (error) => ({ error: faultError(error) });

function applyFault(
  { events, toErrorEvent, toLoneErrorEvent = toErrorBody }: EventAnswer,
  fault: Fault | undefined,
): Line[] {
  const shared = sharedBodyFault(fault);
  if (shared?.kind === 'error-in-ok') return [{ line: JSON.stringify(toLoneErrorEvent(shared.error)), events: 0 }];
  const lines = events.map((event, index) => ({ line: JSON.stringify(event), events: index + 1 }));
  const done = { line: '[DONE]', events: events.length };
  if (shared?.kind === 'garbage') {
    const at = Math.min(shared.afterDeltas ?? 1, lines.length);
    return [...lines.slice(0, at), { line: shared.line ?? '{"type":"broken', events: at }, ...lines.slice(at), done];
  }
  if (fault?.kind === 'no-done') return lines;
  if (fault?.kind !== 'stream-error') return [...lines, done];
  const said = lines.slice(0, fault.afterDeltas ?? 1);
  const broken = [...said, { line: JSON.stringify(toErrorEvent(fault.error)), events: said.length }];
  return fault.done === true ? [...broken, done] : broken;
}
