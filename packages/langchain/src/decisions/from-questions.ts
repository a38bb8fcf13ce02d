import type { Question } from '@langchain/core/decisions';
import { fillLevels, fillSides, OpenRouterConfigurationError } from '@openrouter-adapters/core';
import type { DecisionInput, DecisionQuestion } from '@openrouter-adapters/core';

import { fromValue } from './from-value.ts';
import { naming } from './naming.ts';

/**
 * LangChain's questions → the API's, which are the same but for boxes, and for criteria that are no text, object or list.
 *
 * @throws {OpenRouterConfigurationError} for a question after a box, and for media that cannot be sent
 */
export function fromQuestions(questions: Readonly<Record<string, Question>>): Record<string, DecisionQuestion> {
  return Object.fromEntries(
    Object.entries(questions).map(([name, question]) => [
      name,
      naming('questions', `The question "${name}" cannot be sent.`, () => fromQuestion(question)),
    ]),
  );
}

function fromQuestion(question: Question): DecisionQuestion {
  switch (question.type) {
    case 'noul':
      return {
        type: 'noul',
        instructions: instructionsOf(question),
        ...fillSides(fromCriterion(question.criteria?.true), fromCriterion(question.criteria?.false)),
      };
    case 'choice':
      return { type: 'choice', instructions: instructionsOf(question), criteria: fromOptions(question.criteria) };
    case 'score':
      return {
        type: 'score',
        instructions: instructionsOf(question),
        criteria: fillLevels(question.criteria.map(fromCriterion)),
      };
    case 'box':
      throw new OpenRouterConfigurationError('questions', 'It is a box. OpenRouter decides nouls, choices and scores.');
  }
}

function instructionsOf({ instructions }: Question): DecisionInput {
  return fromCriterion(instructions) ?? '';
}

function fromOptions(options: Readonly<Record<string, unknown>>): Record<string, DecisionInput | null> {
  return Object.fromEntries(Object.entries(options).map(([label, option]) => [label, fromCriterion(option) ?? null]));
}

/** The API takes texts, objects and lists; numbers and booleans become texts. */
function fromCriterion(criterion: unknown): DecisionInput | undefined {
  if (criterion === undefined) return undefined;
  const value = fromValue(criterion);
  if (value === null) return undefined;
  return typeof value === 'object' ? value : String(value);
}
