import { OpenRouterConfigurationError, OpenRouterError } from '../../errors/openrouter-error.ts';
import type { CallOptions } from '../../http/call-options.ts';
import { delay } from '../../http/delay.ts';
import { orDone } from '../../http/or-done.ts';
import type { Transport } from '../../http/transport.ts';
import type { Generation, GenerationContent, GenerationFeedback } from '../../wire/account.ts';
import { callEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';

const get = endpoint<{ data: Generation }>('GET', '/generation');
const content = endpoint<{ data: GenerationContent }>('GET', '/generation/content');
const feedback = endpoint<{ data: { success: boolean } }>('POST', '/generation/feedback', 'management');

/** How a generation is waited for. */
export interface GenerationOptions extends CallOptions {
  /** Milliseconds in all that a generation which is not found yet is waited for. Default 10,000; 0 asks once. */
  waitMs?: number | undefined;
}

const firstWait = 250;

/** `client.generations`: what OpenRouter noted of single answers. */
export function createGenerations(transport: Transport) {
  return {
    /**
     * `GET /generation`: tokens, cost, times and upstream of an answer. A fresh one answers 404 for some seconds: it is asked for again,
     * after longer and longer waits, until the limit.
     */
    get: async (id: string, { waitMs = 10_000, ...options }: GenerationOptions = {}): Promise<{ data: Generation }> => {
      if (!(waitMs >= 0)) {
        throw new OpenRouterConfigurationError('waitMs', 'waitMs must be a number of milliseconds from 0.');
      }
      checkId(id);
      let waited = 0;
      for (let wait = firstWait; ; wait *= 2) {
        const answer = await callEndpoint(transport, get, { query: { id } }, options).catch((error: unknown) => {
          if (!OpenRouterError.isInstance(error) || error.status !== 404 || waited >= waitMs) throw error;
          return undefined;
        });
        if (answer !== undefined) return answer;
        const next = Math.min(wait, waitMs - waited);
        await delay(next, options.signal);
        waited += next;
      }
    },

    /** `GET /generation/content`: prompt and answer, where they were stored. */
    content: async (id: string, options?: CallOptions) => {
      checkId(id);
      return callEndpoint(transport, content, { query: { id } }, options);
    },

    /** `POST /generation/feedback`: reports a bad answer. Needs a management key. */
    feedback: (body: GenerationFeedback, options?: CallOptions) =>
      orDone(callEndpoint(transport, feedback, { body }, options), { data: { success: true } }),
  };
}

/** An answer that has no id gives none: JavaScript passes it on. */
function checkId(id: unknown): void {
  if (typeof id === 'string' && id !== '') return;
  throw new OpenRouterConfigurationError('id', 'The id of the generation is missing. Give one, like gen-….');
}
