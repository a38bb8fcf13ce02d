import { z } from 'zod';

/** A tool of the example: models are no calculators. */
export const inputCost = {
  name: 'input_cost',
  description: 'What a number of input tokens costs, in US dollars.',
  schema: z.object({
    usd_per_million: z.number().min(0).describe('Price of a model, US dollars per million input tokens.'),
    tokens: z.int().min(0),
  }),
  compute: ({ usd_per_million, tokens }: { usd_per_million: number; tokens: number }) => ({
    tokens,
    // Prices are decimal fractions: 12 digits are exact, where a double is not.
    cost_usd: Number(((usd_per_million * tokens) / 1_000_000).toPrecision(12)),
  }),
};

export const instructions =
  'You answer questions about the models of OpenRouter. Look models and prices up, never answer from memory. Leave free models out: ' +
  'their daily limits do not carry millions of tokens. Leave arithmetic to input_cost.';
