import { OpenRouterConfigurationError } from '@openrouter-adapters/core';

/**
 * How many answers a call wants.
 *
 * @throws {OpenRouterConfigurationError} for anything but a positive whole number
 */
export function readAnswerCount(n: number | undefined): number {
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
