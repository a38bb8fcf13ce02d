import {
  UnsupportedFunctionalityError,
  type Experimental_DecisionModelV4Input as DecisionModelInput,
  type Experimental_DecisionModelV4Question as Question,
} from '@ai-sdk/provider';
import { fillLevels, fillSides, type DecisionInput, type DecisionQuestion } from '@openrouter-adapters/core';

/** What stands for instructions that were left out: the API wants some, and the criteria tell the rest. */
const plainInstructions = {
  choice: 'Which of these fits best?',
  score: 'Which level fits best?',
  boolean: 'Is it so?',
};

/**
 * Questions of the AI SDK → the API's. A boolean question is called `noul` there.
 *
 * @throws {UnsupportedFunctionalityError} for a question after a box, which the AI SDK refuses before
 */
export function fromQuestions(questions: Readonly<Record<string, Question>>): Record<string, DecisionQuestion> {
  return Object.fromEntries(Object.entries(questions).map(([name, question]) => [name, fromQuestion(question)]));
}

function fromQuestion(question: Question): DecisionQuestion {
  switch (question.type) {
    case 'choice':
      return { type: 'choice', instructions: instructionsOf(question), criteria: fromOptions(question.criteria) };
    case 'score':
      return {
        type: 'score',
        instructions: instructionsOf(question),
        criteria: fillLevels(question.criteria.map(fromInput)),
      };
    case 'boolean':
      return {
        type: 'noul',
        instructions: instructionsOf(question),
        ...fillSides(fromInput(question.criteria?.true), fromInput(question.criteria?.false)),
      };
    case 'box':
      throw new UnsupportedFunctionalityError({
        functionality: 'questions of type box',
        message: 'OpenRouter decides choices, scores and booleans.',
      });
  }
}

function instructionsOf({ type, instructions }: Exclude<Question, { type: 'box' }>): DecisionInput {
  return fromInput(instructions) ?? plainInstructions[type];
}

function fromOptions(
  options: Readonly<Record<string, DecisionModelInput | null>>,
): Record<string, DecisionInput | null> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, fromInput(option) ?? null]));
}

function fromInput(input: DecisionModelInput | null | undefined): DecisionInput | undefined {
  // The AI SDK's is the same, but nobody may change it.
  return (input ?? undefined) as DecisionInput | undefined;
}
