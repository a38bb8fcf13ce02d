import type { Answer, Question } from '@langchain/core/decisions';
import type { Decision } from '@openrouter-adapters/core';

import { completeDistribution, toUnit } from './distribution.ts';

/** Why there is no answer. */
export interface NoAnswer {
  wrong: string;
}

/**
 * A decision → LangChain's answer to its question. A missing `confidence` is the probability of the choice, or of the likeliest level. A
 * missing probability is what the others leave; where they do not tell it, there is no answer: no number is made up.
 */
export function toAnswer(question: Question, decision: Decision | undefined): Answer | NoAnswer {
  switch (question.type) {
    case 'noul':
      if (decision?.type !== 'boolean') break;
      return { type: 'noul', noul: toUnit(decision.probability) };
    case 'choice': {
      if (decision?.type !== 'choice') break;
      const { choice } = decision;
      if (!Object.hasOwn(question.criteria, choice)) return { wrong: `its choice "${choice}" is none of the labels` };
      const probabilities = completeDistribution(decision.probabilities, Object.keys(question.criteria));
      if ('wrong' in probabilities) return probabilities;
      const { complete } = probabilities;
      const confidence = toUnit(decision.confidence ?? complete[choice] ?? 0);
      return { type: 'choice', choice, probabilities: complete, confidence };
    }
    case 'score': {
      if (decision?.type !== 'score') break;
      const legend = Object.fromEntries(question.criteria.map((level, index) => [String(index), level]));
      const probabilities = completeDistribution(decision.probabilities, Object.keys(legend));
      if ('wrong' in probabilities) return probabilities;
      const { complete } = probabilities;
      const confidence = toUnit(decision.confidence ?? Math.max(...Object.values(complete)));
      return { type: 'score', score: decision.score, legend, probabilities: complete, confidence };
    }
    case 'box':
  }
  return { wrong: `it answers a question of type ${question.type} in another form` };
}
