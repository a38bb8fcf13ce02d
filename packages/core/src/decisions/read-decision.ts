import { finiteNumber, isObject, nonEmptyString } from '../json.ts';

/** What was decided. Probabilities and confidence are between 0 and 1. */
export type Decision =
  | {
      type: 'choice';
      choice: string;
      probabilities: Record<string, number> | undefined;
      confidence: number | undefined;
    }
  | {
      type: 'score';
      /** A place on the scale of the question's criteria. */
      score: number;
      probabilities: Record<string, number> | undefined;
      confidence: number | undefined;
    }
  | { type: 'boolean'; probability: number }
  /** A kind that is not known here, or one without its value. */
  | { type: 'unknown'; answer: unknown };

/** An answer of the API → a decision. `noul` is its name for a probability of yes. */
export function readDecision(answer: unknown): Decision {
  if (!isObject(answer)) return { type: 'unknown', answer };
  const choice = nonEmptyString(answer['choice']);
  const score = finiteNumber(answer['score']);
  const noul = finiteNumber(answer['noul']);
  const probabilities = readProbabilities(answer['probabilities']);
  const confidence = finiteNumber(answer['confidence']);
  if (answer['type'] === 'choice' && choice !== undefined) return { type: 'choice', choice, probabilities, confidence };
  if (answer['type'] === 'score' && score !== undefined) return { type: 'score', score, probabilities, confidence };
  if (answer['type'] === 'noul' && noul !== undefined) return { type: 'boolean', probability: noul };
  return { type: 'unknown', answer };
}

function readProbabilities(value: unknown): Record<string, number> | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).filter(
    (entry): entry is [string, number] => finiteNumber(entry[1]) !== undefined,
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
