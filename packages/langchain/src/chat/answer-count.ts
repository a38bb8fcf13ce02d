import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { OpenRouterConfigurationError } from '@openrouter-adapters/core/base';

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

/**
 * What is said of a stream that was asked for more than one answer: LangChain makes one message of all that comes, so that several
 * answers would come out mixed. A model with `n` can still be streamed, by an agent for example.
 */
export function warnOfOneAnswer(n: number | undefined): string[] {
  const count = readAnswerCount(n);
  return count === 1 ? [] : [`n: a stream gives one answer of ${count}. Use generate() for more.`];
}

/**
 * Asks `n` times at once, because the API has no `n`.
 *
 * @param ask one request: the number of its answer from 0
 * @throws {OpenRouterPartialError} when one failed and others were answered
 */
export async function askTimes<Answer>(
  n: number | undefined,
  ask: (completion: number) => Promise<Answer>,
  runManager: CallbackManagerForLLMRun | undefined,
): Promise<Answer[]> {
  const count = readAnswerCount(n);
  if (count === 1) return [await ask(0)];
  const { askAll } = await import('../client/ask-all.ts');
  return askAll([...Array(count).keys()], ask, runManager);
}
