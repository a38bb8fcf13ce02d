import {
  InvalidResponseDataError,
  type Experimental_DecisionModelV4Answer as Answer,
  type Experimental_DecisionModelV4Question as Question,
  type Experimental_DecisionModelV4Result as DecisionResult,
  type SharedV4Warning,
} from '@ai-sdk/provider';
import { isObject, type Decision, type DecisionAnswer } from '@openrouter-adapters/core';

import { toModelMetadata } from '../model/to-model-metadata.ts';

/**
 * Decisions → result of `doDecide`.
 *
 * @throws {InvalidResponseDataError} for a decision of a kind that is not known here
 */
export function toDecisionResult(
  answer: DecisionAnswer,
  questions: Readonly<Record<string, Question>>,
  warnings: SharedV4Warning[],
): DecisionResult {
  const { decisions, usage, generationId, model, response, body } = answer;
  const { inputTokens, outputTokens } = usage ?? {};
  return {
    answers: Object.fromEntries(
      Object.entries(questions).map(([name, question]) => [name, toAnswer(name, question, decisions[name], body)]),
    ),
    ...toRounding(Object.values(decisions)),
    usage: { ...(inputTokens !== undefined && { inputTokens }), ...(outputTokens !== undefined && { outputTokens }) },
    warnings,
    providerMetadata: toModelMetadata(answer, { confidence: toConfidence(decisions) }),
    response: {
      ...(generationId !== undefined && { id: generationId }),
      ...(model !== undefined && { modelId: model }),
      headers: response.headers,
      body,
    },
  };
}

function toAnswer(name: string, question: Question, decision: Decision | undefined, body: unknown): Answer {
  switch (decision?.type) {
    case 'choice':
      return { type: 'choice', choice: decision.choice, ...toProbabilities(question, decision.probabilities) };
    case 'score':
      return { type: 'score', score: decision.score, ...toProbabilities(question, decision.probabilities) };
    case 'boolean':
      return { type: 'boolean', probability: decision.probability };
    default:
      if (isObject(decision?.answer) && decision.answer['type'] === 'refusal') return { type: 'refusal' };
      throw new InvalidResponseDataError({
        data: body,
        message: `The question "${name}" has an answer of an unknown kind.`,
      });
  }
}

/** A distribution counts only when it is about all options: the AI SDK throws an answer with half a one away. */
function toProbabilities(
  question: Question,
  probabilities: Record<string, number> | undefined,
): { probabilities?: Record<string, number> } {
  if (probabilities === undefined || (question.type !== 'choice' && question.type !== 'score')) return {};
  const options = Object.keys(question.criteria);
  const isComplete =
    options.length === Object.keys(probabilities).length && options.every((name) => Object.hasOwn(probabilities, name));
  return isComplete ? { probabilities } : {};
}

/** Numbers of so many decimals are rounded ones; more are a double as it is. */
const mostDecimals = 8;

/** How far numbers were rounded, which the AI SDK has to know to check that they add up. The API does not tell: the numbers do. */
function toRounding(decisions: readonly Decision[]): Pick<DecisionResult, 'rounding'> {
  const probabilities = decisions.flatMap((decision) =>
    decision.type === 'choice' || decision.type === 'score' ? Object.values(decision.probabilities ?? {}) : [],
  );
  const probabilityDecimals = decimalsOf(probabilities);
  const scoreDecimals = decimalsOf(decisions.flatMap((decision) => (decision.type === 'score' ? decision.score : [])));
  const rounding = {
    ...(probabilityDecimals !== undefined && { probabilityDecimals }),
    ...(scoreDecimals !== undefined && { scoreDecimals }),
  };
  return Object.keys(rounding).length === 0 ? {} : { rounding };
}

function decimalsOf(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  const most = Math.max(...numbers.map((number) => /\.(\d+)$/.exec(String(number))?.[1]?.length ?? 0));
  return most <= mostDecimals && numbers.every((number) => !String(number).includes('e')) ? most : undefined;
}

function toConfidence(decisions: Readonly<Record<string, Decision>>): Record<string, number> | undefined {
  const known = Object.entries(decisions).flatMap(([name, decision]) =>
    'confidence' in decision && decision.confidence !== undefined ? [[name, decision.confidence] as const] : [],
  );
  return known.length === 0 ? undefined : Object.fromEntries(known);
}
