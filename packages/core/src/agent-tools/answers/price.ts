import type { JSONValue, ModelPricing } from '@openrouter-adapters/core';

const perToken: ReadonlySet<string> = new Set([
  'prompt',
  'completion',
  'input_cache_read',
  'input_cache_write',
  'input_cache_write_1h',
  'internal_reasoning',
  'image_token',
  'image_output',
  'audio',
  'audio_output',
  'input_audio_cache',
]);

/** Prices in US dollars: per million where the API counts tokens. Prices of 0 beside `prompt` and `completion` are left out. */
export function toPrices(pricing: Partial<ModelPricing> | undefined): { [name: string]: JSONValue } | undefined {
  if (pricing === undefined) return undefined;
  const prices: { [name: string]: JSONValue } = {};
  for (const [name, value] of Object.entries(pricing)) {
    const amount = typeof value === 'string' && value !== '' ? Number(value) : value;
    if (typeof amount !== 'number' || Number.isNaN(amount)) continue;
    const isMain = name === 'prompt' || name === 'completion';
    if (amount === 0 && !isMain) continue;
    const unit = perToken.has(name) ? `${name}_per_million` : name;
    // Routers carry −1: what they cost is known afterwards.
    prices[unit] =
      amount < 0 ? 'depends on the model that is chosen' : perToken.has(name) ? perMillion(amount) : amount;
  }
  const overrides = pricing.overrides ?? [];
  if (overrides.length > 0) prices['other_prices_apply'] = overrides.map(toOverride);
  return prices;
}

function toOverride(override: NonNullable<ModelPricing['overrides']>[number]): { [name: string]: JSONValue } {
  const { min_prompt_tokens, utc_start, utc_end, ...prices } = override;
  return {
    ...(min_prompt_tokens === undefined ? {} : { above_prompt_tokens: min_prompt_tokens }),
    ...(utc_start === undefined ? {} : { utc_start }),
    ...(utc_end === undefined ? {} : { utc_end }),
    ...toPrices(prices),
  };
}

// A double of 0.000003 times a million is 3 only after rounding.
function perMillion(amount: number): number {
  return Number((amount * 1_000_000).toPrecision(12));
}
