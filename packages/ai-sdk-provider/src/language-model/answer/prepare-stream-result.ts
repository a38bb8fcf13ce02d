import type { LanguageModelV4StreamPart, LanguageModelV4StreamResult, SharedV4Warning } from '@ai-sdk/provider';
import type { ChatEvent, ChatStream } from '@openrouter-adapters/core';

import { toHostError } from '../../errors/to-host-error.ts';
import { createAnswerNotes, type RequestNotes } from './answer-notes.ts';
import { toStreamParts, type ToHostError } from './to-stream-parts.ts';
import { toWarnings } from './to-warnings.ts';

type Events = readonly ChatEvent[] | undefined;
type Controller = ReadableStreamDefaultController<LanguageModelV4StreamPart>;

/** Streamed answer → result of `doStream`. */
export type ToStreamResult = (
  answer: ChatStream<unknown>,
  hostWarnings: readonly SharedV4Warning[],
) => LanguageModelV4StreamResult;

/**
 * One pull loop from the socket to the host's parts. Made before the request is sent: what is done here, the first token does not wait
 * for.
 */
export function prepareStreamResult(requestNotes: RequestNotes): ToStreamResult {
  const notes = createAnswerNotes(requestNotes);
  const warnings: SharedV4Warning[] = [];
  // Set before the stream is handed out.
  let answer!: ChatStream<unknown>;

  const toError: ToHostError = (error) => {
    const { request, response } = answer;
    const failure = toHostError(error, { url: request.url, body: request.body, headers: response.headers });
    // By this symbol `StreamProviderError.isInstance` of `ai` knows its errors: a provider cannot depend on the class.
    return Object.assign(failure, {
      [Symbol.for('vercel.ai.error.AI_StreamProviderError')]: true,
      type: error.errorType,
      code: error.code,
    });
  };
  /** Tells whether a part, or the end, came of these events. */
  const hand = (controller: Controller, events: Events): boolean => {
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
  const readOn = async (controller: Controller): Promise<void> => {
    while (!hand(controller, await answer.read()));
  };
  // Nobody reads on: the socket must not wait for that.
  const giveUp = async (error: unknown): Promise<never> => {
    await answer.cancel(error);
    throw error;
  };
  const stream = new ReadableStream<LanguageModelV4StreamPart>({
    // Fills the stream: nothing is pulled before somebody reads, when there is an answer.
    start: (controller) => controller.enqueue({ type: 'stream-start', warnings }),
    // No async function: this runs once for each token.
    pull: (controller) =>
      answer.readInto((events) => {
        try {
          return hand(controller, events) ? undefined : readOn(controller).catch(giveUp);
        } catch (error) {
          return giveUp(error);
        }
      }, giveUp),
    cancel: (reason) => answer.cancel(reason),
  });
  return (begun, hostWarnings) => {
    answer = begun;
    warnings.push(...hostWarnings, ...toWarnings(begun.warnings));
    const { request, response } = begun;
    return { stream, request: { url: request.url, body: request.body }, response: { headers: response.headers } };
  };
}
