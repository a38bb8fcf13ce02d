import { randomText, type Random } from '../deterministic/random.ts';

/** An id as OpenRouter gives it to each answer: `gen-1785754604-MpU8RP5BfMf7SQjulOxb`. `created`: Unix seconds. */
export function createGenerationId(created: number, random: Random, prefix = 'gen'): string {
  return `${prefix}-${created}-${randomText(random, 20)}`;
}
