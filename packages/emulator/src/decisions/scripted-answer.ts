import type { DecisionsStep } from '../script/other-steps.ts';
import type { DecisionQuestion } from './check-decisions-request.ts';

type Said = NonNullable<DecisionsStep['answers']>[string];

/**
 * The answer to a question as a step of the script says it; undefined where it says nothing. What does not fit the question is answered all the
 * same: models are known to err.
 */
export function scriptedAnswer(
  question: DecisionQuestion,
  said: Said | undefined,
): Readonly<Record<string, unknown>> | undefined {
  if (said === undefined || typeof said === 'object') return said;
  switch (question.type) {
    case 'choice': {
      const choice = String(said);
      const probabilities = Object.keys(question.criteria).map((name) => [name, name === choice ? 1 : 0]);
      return { type: 'choice', choice, confidence: 1, probabilities: Object.fromEntries(probabilities) };
    }
    case 'noul':
      return { type: 'noul', noul: Number(said) };
    case 'score': {
      const score = Number(said);
      const chances = question.legend.map((_, level) => Math.max(0, 1 - Math.abs(score - level)));
      return {
        type: 'score',
        score,
        confidence: Math.max(...chances),
        probabilities: Object.fromEntries(chances.entries()),
        legend: Object.fromEntries(question.legend.entries()),
      };
    }
  }
}
