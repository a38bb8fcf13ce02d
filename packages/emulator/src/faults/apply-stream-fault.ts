import type { AnswerForm } from '../chat/answer-form.ts';
import type { AnswerParts } from '../chat/answer-parts.ts';
import type { ChatEvent } from '../chat/wire/chat-events.ts';
import { faultError, type Fault } from './fault.ts';
import { shapeEvents } from './shape-wire.ts';

const GARBAGE = '{"id":"gen-broken","choices":[{"delta":{"content":"tru';

/** The events of a stream in which a fault happens. Faults on bytes and whole responses leave the events alone. */
export function* applyStreamFault(
  form: AnswerForm,
  parts: AnswerParts,
  fault: Fault | undefined,
): Generator<ChatEvent> {
  const events = form.buildEvents(parts);
  switch (fault?.kind) {
    case 'error-in-ok':
      yield { kind: 'comment' };
      yield {
        kind: 'error',
        body: form.buildErrorEvent(parts, faultError(fault.error), {
          id: fault.withGenerationId === true,
          envelope: false,
        }),
      };
      return;
    case 'error-without-choices':
      yield { kind: 'comment' };
      yield {
        kind: 'error',
        body: form.buildErrorEvent(parts, faultError(fault.error), { id: true, envelope: true }),
      };
      return;
    case 'no-choices':
      yield* form.buildEmptyEvents(parts);
      return;
    case 'choice-error':
    case 'stream-error':
      yield* until(events, fault.afterDeltas ?? 1);
      yield { kind: 'error', body: form.buildBrokenEvent(parts, { kind: fault.kind, error: faultError(fault.error) }) };
      if (fault.kind === 'stream-error' && fault.done !== true) return;
      yield { kind: 'done' };
      return;
    case 'cut':
      yield* cut(events, fault);
      return;
    case 'stall':
      yield* until(events, fault.afterDeltas ?? 0);
      yield { kind: 'stall' };
      return;
    case 'garbage':
      yield* insert(events, fault.afterDeltas ?? 1, { kind: 'garbage', line: fault.line ?? GARBAGE });
      return;
    case 'no-done':
      for (const event of events) if (event.kind !== 'done') yield event;
      return;
    case 'tool-calls':
    case 'nulls':
    case 'empty':
      yield* shapeEvents(events, fault);
      return;
    case undefined:
    case 'truncated-arguments': // was composed into the answer
    case 'refusal':
    case 'slow':
    case 'rate-limit':
    case 'http-error':
    case 'html':
    case 'dropped-connection':
      yield* events;
  }
}

/** The events up to and with the n-th delta. */
function* until(events: Iterable<ChatEvent>, deltas: number): Generator<ChatEvent> {
  let count = 0;
  for (const event of events) {
    if (event.kind === 'delta' ? count++ >= deltas : event.kind !== 'comment' && event.kind !== 'frame') return;
    yield event;
    if (event.kind === 'delta' && count >= deltas) return;
  }
}

function* insert(events: Iterable<ChatEvent>, deltas: number, extra: ChatEvent): Generator<ChatEvent> {
  let count = 0;
  let inserted = false;
  for (const event of events) {
    const due = !inserted && (count >= deltas || event.kind === 'finish');
    if (due) {
      inserted = true;
      yield extra;
    }
    if (event.kind === 'delta') count++;
    yield event;
  }
}

function* cut(events: Iterable<ChatEvent>, fault: Extract<Fault, { kind: 'cut' }>): Generator<ChatEvent> {
  const { after, how } = fault;
  if ('bytes' in after) {
    // The writer counts bytes.
    yield* events;
    return;
  }
  let count = 0;
  const limit = 'deltas' in after ? after.deltas : after.toolArgumentDeltas;
  for (const event of events) {
    const counts = isData(event) && ('deltas' in after || (event.kind === 'delta' && event.hasToolArguments));
    if (counts && count++ >= limit) break;
    yield event;
    if (counts && count >= limit) break;
    // There was less to cut than the fault waited for.
    if (event.kind === 'done') return;
  }
  yield { kind: how ?? 'close' };
}

function isData(event: ChatEvent): boolean {
  return event.kind !== 'comment' && event.kind !== 'done';
}
