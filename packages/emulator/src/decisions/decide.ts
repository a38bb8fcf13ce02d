import { scoreDocuments } from '../rerank/score-documents.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { DecisionQuestion } from './check-decisions-request.ts';

// How much a difference in overlap counts: the best option stands out, and no probability is quite 0 or 1.
const SHARPNESS = 6;
const DECIMALS = 6;

/** Answers a question about a state by the words that both share: choices and levels that say more of it are likelier. */
export function decide(question: DecisionQuestion, state: string): JsonObject {
  switch (question.type) {
    case 'choice': {
      const names = Object.keys(question.criteria);
      const chances = distribute(
        state,
        names.map((name) => `${name} ${question.criteria[name] ?? ''}`),
      );
      const best = indexOfLargest(chances);
      return {
        type: 'choice',
        choice: names[best] ?? '',
        confidence: chances[best] ?? 0,
        probabilities: Object.fromEntries(names.map((name, index) => [name, chances[index] ?? 0])),
      };
    }
    case 'noul': {
      const { criteria, instructions } = question;
      if (criteria) return { type: 'noul', noul: distribute(state, [criteria.true, criteria.false])[0] ?? 0 };
      return { type: 'noul', noul: round(scoreDocuments(instructions, [state])[0] ?? 0) };
    }
    case 'score': {
      const chances = distribute(state, question.criteria);
      return {
        type: 'score',
        score: round(chances.reduce((sum, chance, level) => sum + chance * level, 0)),
        confidence: chances[indexOfLargest(chances)] ?? 0,
        probabilities: Object.fromEntries(chances.map((chance, level) => [String(level), chance])),
        legend: Object.fromEntries(question.legend.map((level, index) => [String(index), level])),
      };
    }
  }
}

/** Probabilities of texts, by what they share with the state; they add up to 1. */
function distribute(state: string, texts: readonly string[]): number[] {
  const weights = scoreDocuments(state, texts).map((score) => Math.exp(SHARPNESS * score));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const chances = weights.map((weight) => round(weight / total));
  // What rounding took or gave goes to the likeliest.
  const best = indexOfLargest(chances);
  const others = chances.reduce((sum, chance, index) => (index === best ? sum : sum + chance), 0);
  return chances.map((chance, index) => (index === best ? round(1 - others) : chance));
}

function indexOfLargest(numbers: readonly number[]): number {
  return numbers.indexOf(Math.max(...numbers));
}

function round(value: number): number {
  return Number(value.toFixed(DECIMALS));
}
