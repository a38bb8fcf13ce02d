import type { LanguageModelV4StreamPart, LanguageModelV4StreamResult, SharedV4Warning } from '@ai-sdk/provider';
import type { ChatStream } from '@openrouter-adapters/core';

import { toHostError } from '../../errors/to-host-error.ts';
import { createAnswerNotes, type RequestNotes } from './answer-notes.ts';
import { toStreamParts } from './to-stream-parts.ts';
import { toWarnings } from './to-warnings.ts';

/** Streamed answer → result of `doStream`: one pull loop from the socket to the host's parts. */
export function toStreamResult(
  answer: ChatStream<unknown>,
  hostWarnings: readonly SharedV4Warning[],
  requestNotes: RequestNotes,
): LanguageModelV4StreamResult {
  const { request, response } = answer;
  const notes = createAnswerNotes(requestNotes);
  const toError = (error: unknown): unknown =>
    toHostError(error, { url: request.url, body: request.body, headers: response.headers });
  const stream = new ReadableStream<LanguageModelV4StreamPart>({
    start(controller) {
      controller.enqueue({ type: 'stream-start', warnings: [...hostWarnings, ...toWarnings(answer.warnings)] });
    },
    async pull(controller) {
      // Many events have no part: a pull that returns without one is never called again.
      try {
        for (let parts = 0; parts === 0;) {
          const events = await answer.read();
          if (events === undefined) return controller.close();
          for (const event of events) {
            for (const part of toStreamParts(event, notes, toError)) {
              controller.enqueue(part);
              parts += 1;
            }
          }
        }
      } catch (error) {
        // Nobody reads on: the socket must not wait for that.
        await answer.cancel(error);
        throw error;
      }
    },
    cancel: (reason) => answer.cancel(reason),
  });
  return { stream, request: { url: request.url, body: request.body }, response: { headers: response.headers } };
}
