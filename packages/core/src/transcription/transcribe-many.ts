import type { CallOptions } from '../http/call-options.ts';
import type { Transport } from '../http/transport.ts';
import { runParts } from '../work/run-parts.ts';
import type { WorkOptions } from '../work/run-parts.ts';
import { transcribeOneOf } from './transcribe.ts';
import type { ModelsWithoutTimes } from './transcribe.ts';
import type { TranscriptionAnswer, TranscriptionRequest } from './transcription-request.ts';

/** How many recordings are written down. */
export interface TranscribeManyOptions extends WorkOptions<TranscriptionAnswer>, Pick<CallOptions, 'headers'> {
  /** Is told of every answer as it comes. What it throws ends the work. */
  onAnswer?: ((answer: TranscriptionAnswer) => void) | undefined;
}

/**
 * Writes down many recordings, some at a time. A recording may be a function, so that not all of them have to be in memory. A
 * model that refuses to give times is asked for them once.
 *
 * @throws {OpenRouterPartialError} when one fails: `index` says which, `partial` holds the transcripts that were made. An abort rejects with
 *   the signal's reason; `onPartial` is told of the transcripts then too
 */
export async function transcribeMany(
  transport: Transport,
  requests: readonly (TranscriptionRequest | (() => TranscriptionRequest | Promise<TranscriptionRequest>))[],
  options: TranscribeManyOptions = {},
): Promise<TranscriptionAnswer[]> {
  const timeless: ModelsWithoutTimes = new Set();
  const parts = requests.map((request, start) => ({
    start,
    count: 1,
    run: async (signal: AbortSignal | undefined) => {
      const { headers, onAnswer } = options;
      const given = typeof request === 'function' ? await request() : request;
      const answer = await transcribeOneOf(transport, given, { headers, signal }, timeless);
      return { results: [answer], cost: answer.usage?.cost.total, tell: () => onAnswer?.(answer) };
    },
  }));
  return runParts(parts, options);
}
