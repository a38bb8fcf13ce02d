import * as z from 'zod/v4';

/** A number within a range. Without it the provider's default holds. */
export function inRange(least: number, most: number, said = '') {
  return z.number().min(least).max(most).optional().describe(`${least} to ${most}. ${said}`.trim());
}

/** Temperature and nucleus. */
export function samplingInput() {
  return {
    temperature: inRange(0, 2, 'Higher is more varied.'),
    top_p: inRange(0, 1, 'Nucleus sampling.'),
    top_k: z.int().min(0).optional().describe('Only the k likeliest tokens. Not for OpenAI models.'),
  };
}

/** Penalties of chat and responses. */
export function penaltyInput() {
  return {
    frequency_penalty: inRange(-2, 2, 'Against tokens by how often they came.'),
    presence_penalty: inRange(-2, 2, 'Against tokens that came at all.'),
  };
}

/** How much a model thinks. */
export function effortInput() {
  return z.enum(['max', 'xhigh', 'high', 'medium', 'low', 'minimal', 'none']).nullable().optional();
}

/** Which price and speed are wanted. */
export function serviceTierInput() {
  return z
    .enum(['auto', 'default', 'fast', 'flex', 'priority', 'scale'])
    .nullable()
    .optional()
    .describe('flex is cheaper and slower; priority (fast) dearer and faster. Default auto.');
}
