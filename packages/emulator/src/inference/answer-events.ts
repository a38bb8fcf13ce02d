import { faultError, type Fault } from '../faults/fault.ts';
import type { RouteContext } from '../routing/route.ts';
import { inferenceHeaders, sharedBodyFault } from './answer-inference.ts';
import { byteStream } from './byte-stream.ts';
import type { Inference } from './inference.ts';

type StreamError = Extract<Fault, { kind: 'stream-error' }>;

/**
 * Server-sent events that end with `[DONE]`, with what goes wrong with them. `toErrorEvent` writes the event of an error in
 * the middle of the stream, which each endpoint has in a form of its own.
 */
export function answerEvents(
  context: RouteContext,
  inference: Inference,
  events: readonly Record<string, unknown>[],
  toErrorEvent: (fault: StreamError) => Record<string, unknown>,
): Response {
  const encoder = new TextEncoder();
  const lines = applyFault(
    events.map((event) => JSON.stringify(event)),
    context.fault,
    toErrorEvent,
  );
  const pieces = lines.map((line) => encoder.encode(`data: ${line}\n\n`));
  return new Response(byteStream(context, pieces), {
    headers: { ...inferenceHeaders(inference, 'text/event-stream'), 'cache-control': 'no-cache' },
  });
}

function applyFault(
  lines: readonly string[],
  fault: Fault | undefined,
  toErrorEvent: (fault: StreamError) => Record<string, unknown>,
): string[] {
  const shared = sharedBodyFault(fault);
  if (shared?.kind === 'error-in-ok') return [JSON.stringify({ error: faultError(shared.error) })];
  if (shared?.kind === 'garbage') {
    const at = shared.afterDeltas ?? 1;
    return [...lines.slice(0, at), shared.line ?? '{"type":"broken', ...lines.slice(at), '[DONE]'];
  }
  if (fault?.kind === 'no-done') return [...lines];
  if (fault?.kind !== 'stream-error') return [...lines, '[DONE]'];
  const broken = [...lines.slice(0, fault.afterDeltas ?? 1), JSON.stringify(toErrorEvent(fault))];
  return fault.done === true ? [...broken, '[DONE]'] : broken;
}
