import type { ModelPricing } from '../../catalogue/catalogue-model.ts';
import { parseMoney, type Money } from '../../money/decimal.ts';
import type { PromptCount } from './read-prompt.ts';

/** What an answer costs; the parts add up exactly. */
export interface AnswerPrice {
  readonly prompt: Money;
  readonly completion: Money;
  readonly tools: Money;
  readonly total: Money;
  /** What the cache saved, or cost if negative; null when it was not used. */
  readonly cacheDiscount: Money | null;
}

/** Prices a prompt and its answer by a model's price table. Reasoning tokens cost as much as other output. */
export function priceAnswer(
  pricing: ModelPricing,
  prompt: PromptCount,
  output: {
    completionTokens: number;
    imageTokens: number;
    audioTokens?: number;
    searches: number;
    serverTools?: readonly { readonly cost?: Money }[] | undefined;
  },
): AnswerPrice {
  const price = (decimal: string | undefined, fallback = 0n): Money =>
    decimal === undefined ? fallback : parseMoney(decimal);
  const perToken = price(pricing.prompt);
  const { read, writtenFor5Minutes, writtenFor1Hour } = prompt.cache;
  const fresh = prompt.tokens - read - writtenFor5Minutes - writtenFor1Hour;
  const write = price(pricing.input_cache_write, perToken);
  // What sound costs more, or less, than text; in the cache it costs the same.
  const heard = BigInt(prompt.freshAudioTokens ?? 0) * (price(pricing.audio, perToken) - perToken);
  const promptPrice =
    BigInt(fresh) * perToken +
    BigInt(read) * price(pricing.input_cache_read, perToken) +
    BigInt(writtenFor5Minutes) * write +
    BigInt(writtenFor1Hour) * price(pricing.input_cache_write_1h, write) +
    heard +
    price(pricing.request);
  const perOutput = price(pricing.completion);
  const { imageTokens, audioTokens = 0 } = output;
  const completion =
    BigInt(output.completionTokens - imageTokens - audioTokens) * perOutput +
    BigInt(imageTokens) * price(pricing.image_output, perOutput) +
    BigInt(audioTokens) * price(pricing.audio_output, perOutput);
  const asked = (output.serverTools ?? []).reduce((sum, { cost }) => sum + (cost ?? 0n), 0n);
  const tools = BigInt(output.searches) * price(pricing.web_search) + asked;
  const uncached = BigInt(prompt.tokens) * perToken + heard + price(pricing.request);
  const cached = read + writtenFor5Minutes + writtenFor1Hour > 0;
  return {
    prompt: promptPrice,
    completion,
    tools,
    total: promptPrice + completion + tools,
    cacheDiscount: cached ? uncached - promptPrice : null,
  };
}
