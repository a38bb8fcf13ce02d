import { OpenRouterConfigurationError } from '@openrouter-adapters/core/base';

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

/**
 * What is said of a stream that was asked for more than one answer: LangChain makes one message of all that comes, so that several
 * answers would come out mixed. A model with `n` can still be streamed, by an agent for example.
 */
export function warnOfOneAnswer(n: number | undefined): string[] {
  const count = readAnswerCount(n);
  return count === 1 ? [] : [`n: a stream gives one answer of ${count}. Use generate() for more.`];
}
