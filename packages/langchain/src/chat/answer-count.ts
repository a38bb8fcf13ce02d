import { OpenRouterConfigurationError } from '@openrouter-adapters/core';

/**
 * How many answers a call wants.
 *
 * @throws {OpenRouterConfigurationError} for anything but a positive whole number
 */
function readAnswerCount(n: number | undefined): number {
  if (n === undefined) return 1;
  if (Number.isSafeInteger(n) && n > 0) return n;
  throw new OpenRouterConfigurationError('n', `n is ${n}. Give a whole number from 1 on.`);
}

/** A stream is one answer. */
export function requireOneAnswer(n: number | undefined): void {
  if (readAnswerCount(n) === 1) return;
  throw new OpenRouterConfigurationError(
    'n',
    `A stream gives one answer, and n is ${n}. Call generate() without streaming callbacks, or set disableStreaming.`,
  );
}

/**
 * Asks `n` times at once, because the API has no `n`. The first failure ends the other requests.
 *
 * @param ask one request: the number of its answer from 0, and the signal that it must obey
 */
export async function askTimes<Answer>(
  n: number | undefined,
  signal: AbortSignal | undefined,
  ask: (completion: number, signal: AbortSignal | undefined) => Promise<Answer>,
): Promise<Answer[]> {
  const count = readAnswerCount(n);
  if (count === 1) return [await ask(0, signal)];
  const failing = new AbortController();
  const either = signal === undefined ? failing.signal : AbortSignal.any([signal, failing.signal]);
  try {
    return await Promise.all(Array.from({ length: count }, (_, completion) => ask(completion, either)));
  } catch (error) {
    failing.abort(error);
    throw error;
  }
}
