import { parseClassifierResponse } from '@langchain/core/decisions';
import type { Answer, Question } from '@langchain/core/decisions';
import { messageOf, isObject } from '@openrouter-adapters/core';
import type { Decision, DecisionAnswer } from '@openrouter-adapters/core';

import { toUsageMetadata } from '../chat/to-usage-metadata.ts';
import { toMediaAnswer } from '../media/media-output.ts';
import type { OpenRouterDecisionsOutput } from './decisions-fields.ts';
import { refusal, unreadable } from './paid-failures.ts';
import { toAnswer } from './to-answer.ts';

/**
 * The API's answer → LangChain's response.
 *
 * @throws {OpenRouterError} with what was paid: `content-policy` when the model refused to answer a question; `invalid-response` when an
 *   answer is of another kind than its question, or does not say what LangChain's needs
 */
export function toDecisionsOutput(
  answer: DecisionAnswer,
  questions: Readonly<Record<string, Question>>,
): OpenRouterDecisionsOutput {
  const { decisions, model, request, usage, generationId } = answer;
  const refused = Object.entries(decisions).filter(([, decision]) => isRefusal(decision));
  if (refused.length > 0)
    throw refusal(answer, `The model refused to answer: ${refused.map(([name]) => name).join(', ')}`);
  const answers = Object.entries(questions).map(([name, question]): [string, Answer] => {
    const given = toAnswer(question, decisions[name]);
    if ('wrong' in given)
      throw unreadable(answer, `The answer to the question "${name}" cannot be used: ${given.wrong}`);
    return [name, given];
  });
  const fields = {
    // The model that was asked, where the answer does not say which one gave it.
    model: model ?? request.body.model,
    answers: Object.fromEntries(answers),
    usage_metadata: toUsageMetadata(usage) ?? null,
    requestId: generationId ?? null,
  };
  try {
    return Object.assign(parseClassifierResponse(fields), toMediaAnswer(answer));
  } catch (error) {
    // A probability above 1, for example.
    throw unreadable(answer, messageOf(error));
  }
}

function isRefusal(decision: Decision): boolean {
  return decision.type === 'unknown' && isObject(decision.answer) && decision.answer['type'] === 'refusal';
}
