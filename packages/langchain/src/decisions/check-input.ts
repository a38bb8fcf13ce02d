import { parseQuestions } from '@langchain/core/decisions';
import type { Question } from '@langchain/core/decisions';
import { messageOf, isObject, OpenRouterConfigurationError } from '@openrouter-adapters/core/base';

/**
 * What LangChain checks inside a run, with the errors of this package; callers without types and chains give anything.
 *
 * @throws {OpenRouterConfigurationError} for an input without questions, and for a question that is none
 */
export function checkInput(input: { questions: Record<string, Question> }): void {
  if (!isObject(input)) {
    throw new OpenRouterConfigurationError('input', 'There is no input. Give an object with state and questions.');
  }
  try {
    parseQuestions(input.questions);
  } catch (error) {
    throw new OpenRouterConfigurationError('questions', messageOf(error));
  }
}
