import type { LanguageModelV4StreamPart, LanguageModelV4StreamResult, SharedV4Warning } from '@ai-sdk/provider';
import type { ChatEvent, ChatStream } from '@openrouter-adapters/core';

import { toHostError } from '../../errors/to-host-error.ts';
import type { AnswerNotes } from './answer-notes.ts';
import { toStreamParts } from './to-stream-parts.ts';
import { toWarnings } from './to-warnings.ts';

type Events = readonly ChatEvent[] | undefined;

/** Streamed answer → result of `doStream`: one pull loop from the socket to the host's parts. */
export function toStreamResult(
  answer: ChatStream<unknown>,
  hostWarnings: readonly SharedV4Warning[],
  notes: AnswerNotes,
): LanguageModelV4StreamResult {
  const { request, response } = answer;
  const toError = (error: unknown): unknown =>
    toHostError(error, { url: request.url, body: request.body, headers: response.headers });
  /** Tells whether a part, or the end, came of these events. */
  const hand = (controller: ReadableStreamDefaultController<LanguageModelV4StreamPart>, events: Events): boolean => {
    if (events === undefined) {
      controller.close();
      return true;
    }
    let parts = 0;
    for (const event of events) {
      for (const part of toStreamParts(event, notes, toError)) {
        controller.enqueue(part);
        parts += 1;
      }
    }
    return parts > 0;
  };
  /** Many events have no part: a pull that returns without one is never called again. */
  const readOn = async (controller: ReadableStreamDefaultController<LanguageModelV4StreamPart>): Promise<void> => {
    while (!hand(controller, await answer.read()));
  };
  // Nobody reads on: the socket must not wait for that.
  const giveUp = async (error: unknown): Promise<never> => {
    await answer.cancel(error);
    throw error;
  };
  const stream = new ReadableStream<LanguageModelV4StreamPart>({
    start(controller) {
      controller.enqueue({ type: 'stream-start', warnings: [...hostWarnings, ...toWarnings(answer.warnings)] });
    },
    // No async function: this runs once for each token.
    pull: (controller) =>
      answer.read().then((events) => {
        try {
          return hand(controller, events) ? undefined : readOn(controller).catch(giveUp);
        } catch (error) {
          return giveUp(error);
        }
      }, giveUp),
    cancel: (reason) => answer.cancel(reason),
  });
  return { stream, request: { url: request.url, body: request.body }, response: { headers: response.headers } };
}
