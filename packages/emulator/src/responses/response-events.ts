import type { TextCutter } from '../chat/text/text-cutter.ts';
import type { ChatEvent } from '../chat/wire/chat-events.ts';
import type { JsonObject } from '../json/json-value.ts';
import { itemEvents } from './item-events.ts';

/** The events of a response: its life, and its items one after the other. */
export function* responseEvents(
  open: JsonObject,
  closed: JsonObject,
  output: readonly JsonObject[],
  cut: TextCutter,
): Generator<ChatEvent> {
  yield { kind: 'comment' };
  yield { kind: 'frame', body: { type: 'response.created', response: open } };
  yield { kind: 'frame', body: { type: 'response.in_progress', response: open } };
  for (const [index, item] of output.entries()) yield* itemEvents(item, index, cut);
  yield {
    kind: 'finish',
    body: { type: `response.${closed.status === 'incomplete' ? 'incomplete' : 'completed'}`, response: closed },
  };
  yield { kind: 'done' };
}

/** Numbers the events as they are sent. */
export function* numberEvents(events: Iterable<ChatEvent>): Generator<ChatEvent> {
  let next = 0;
  for (const event of events) {
    yield 'body' in event ? { ...event, body: { ...event.body, sequence_number: next++ } } : event;
  }
}
