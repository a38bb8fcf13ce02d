import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';

import type { OpenStream } from '../chat-calls.ts';
import { EventIteration } from '../event-iteration.ts';
import type { WholeAnswer } from '../to-message.ts';
import { createStreamEventTranslation } from './to-stream-events.ts';

/** A streamed answer → its stream events. */
export async function* readStreamEvents({ stream, chunkOptions }: OpenStream): AsyncGenerator<ChatModelStreamEvent> {
  const translate = createStreamEventTranslation(chunkOptions);
  const begun = await stream;
  try {
    yield* new EventIteration(() => ({ stream: begun, translate: (events) => events.flatMap(translate) }));
  } catch (error) {
    throw chunkOptions.attempts.toError(error);
  }
}

/** A whole answer → the same. */
export function* toWholeEvents({ events, chunkOptions }: WholeAnswer): Generator<ChatModelStreamEvent> {
  const translate = createStreamEventTranslation(chunkOptions);
  for (const event of events) yield* translate(event);
}
