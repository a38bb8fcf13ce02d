import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { OpenRouterError, OpenRouterPartialError, sumKnown } from '@openrouter-adapters/core/base';

import { costEvent } from '../cost/answer-cost.ts';
import { readAnswerCost, readFailedCosts } from '../cost/read-cost.ts';
import { toLangChainError } from '../errors/to-langchain-error.ts';

/**
 * Makes several requests of one call at once. A failure ends the call when the others have ended too: OpenRouter makes and bills a whole
 * answer to its end, whoever listens. What was answered by then is in the error, and callbacks hear what it cost; an abort ends all.
 *
 * @throws {OpenRouterPartialError} when one failed and others were answered: `partial` has the answers
 */
export async function askAll<Question, Answer>(
  questions: readonly Question[],
  ask: (question: Question) => Promise<Answer>,
  runManager: CallbackManagerForLLMRun | undefined,
): Promise<Answer[]> {
  const asked = await Promise.allSettled(questions.map(ask));
  const answers = asked.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : undefined));
  const failed = asked.findIndex(({ status }) => status === 'rejected');
  const failure = asked[failed];
  // Nothing failed: there is an answer for each.
  if (failure?.status !== 'rejected') return answers as Answer[];
  const costs = answers.map(readAnswerCost).filter((cost) => cost !== undefined);
  const error: unknown = failure.reason;
  // LangChain tells callbacks of the error that is thrown, and of no other.
  const lost = asked.flatMap((outcome) =>
    outcome.status === 'rejected' && outcome.reason !== error ? readFailedCosts(outcome.reason) : [],
  );
  for (const cost of [...costs, ...lost]) await runManager?.handleCustomEvent(costEvent, cost);
  if (!OpenRouterError.isInstance(error) || answers.every((answer) => answer === undefined)) throw error;
  const spent = sumKnown(costs.map(({ totalCost }) => totalCost)) ?? 0;
  throw toLangChainError(new OpenRouterPartialError(error, failed, answers, spent));
}
