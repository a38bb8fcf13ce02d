import type { Generation } from '../../generation/generation-store.ts';
import { moneyToNumber } from '../../money/decimal.ts';

/** A number about a group of generations. */
export interface Metric {
  readonly label: string;
  readonly format: 'number' | 'currency' | 'percent' | 'latency' | 'throughput';
  /** Averaged, not summed. */
  readonly isRate: boolean;
  readonly measure: (generations: readonly Generation[]) => number;
}

function sumOf(label: string, read: (generation: Generation) => number): Metric {
  return { label, format: 'number', isRate: false, measure: (generations) => sum(generations, read) };
}

function moneyOf(label: string, read: (generation: Generation) => bigint): Metric {
  const measure = (generations: readonly Generation[]): number =>
    moneyToNumber(generations.reduce((total, generation) => total + read(generation), 0n));
  return { label, format: 'currency', isRate: false, measure };
}

function averageOf(label: string, format: Metric['format'], read: (generation: Generation) => number): Metric {
  const measure = (generations: readonly Generation[]): number => sum(generations, read) / generations.length;
  return { label, format, isRate: true, measure };
}

function sum(generations: readonly Generation[], read: (generation: Generation) => number): number {
  return generations.reduce((total, generation) => total + read(generation), 0);
}

/** What can be asked for. `request_count` is OpenRouter's name; the other names are not in its document. */
export const METRICS: Readonly<Record<string, Metric>> = {
  request_count: sumOf('Request Count', () => 1),
  total_tokens: sumOf('Total Tokens', ({ promptTokens, completionTokens }) => promptTokens + completionTokens),
  prompt_tokens: sumOf('Prompt Tokens', ({ promptTokens }) => promptTokens),
  completion_tokens: sumOf('Completion Tokens', ({ completionTokens }) => completionTokens),
  reasoning_tokens: sumOf('Reasoning Tokens', ({ reasoningTokens }) => reasoningTokens),
  cached_tokens: sumOf('Cached Tokens', ({ cachedTokens }) => cachedTokens),
  total_cost: moneyOf('Total Cost', ({ cost }) => cost),
  byok_cost: moneyOf('BYOK Cost', ({ isByok, upstreamCost }) => (isByok ? upstreamCost : 0n)),
  error_rate: averageOf('Error Rate', 'percent', ({ finishReason }) => (finishReason === 'error' ? 1 : 0)),
  latency: averageOf('Latency', 'latency', ({ latency }) => latency),
};
