import type { ModelPricing } from '../catalogue/catalogue-model.ts';
import { moneyOf, parseMoney, formatMoney, type Money } from './decimal.ts';

/** The members of a price table that are prices. */
export const PRICE_NAMES = [
  'prompt',
  'completion',
  'request',
  'image',
  'image_token',
  'image_output',
  'audio',
  'audio_output',
  'input_audio_cache',
  'input_cache_read',
  'input_cache_write',
  'input_cache_write_1h',
  'internal_reasoning',
  'web_search',
] as const;

type PriceName = (typeof PRICE_NAMES)[number];

/** What of a request chooses its prices. */
export interface PricedRequest {
  readonly promptTokens: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The prices that a request pays: those of the overrides that fit it, later ones first, then the discount. A negative price is
 * unknown, as that of a router, and costs nothing.
 */
export function pricesFor(pricing: ModelPricing, request: PricedRequest): ModelPricing {
  const { overrides = [], discount: _paid, ...own } = pricing;
  const fitting = overrides.filter((override) => fits(override, request));
  const table: ModelPricing = Object.assign({ ...pricing }, ...fitting.map(pricesIn));
  const paid = PRICE_NAMES.filter((name) => table[name] !== undefined).map((name) => [
    name,
    formatMoney(knownPrice(table, name) ?? 0n),
  ]);
  return { ...own, ...Object.fromEntries(paid) };
}

/** A price under the usual conditions, with its discount; undefined where it is unknown, which a negative one is. */
export function knownPrice(pricing: ModelPricing, name: string): Money | undefined {
  const price = pricing[name];
  if (typeof price !== 'string') return undefined;
  const amount = parseMoney(price);
  if (amount < 0n) return undefined;
  const { discount } = pricing;
  return typeof discount === 'number' ? (amount * moneyOf(1 - discount)) / moneyOf(1) : amount;
}

/** Whether it is known what a token of a prompt costs: of routers it is not. */
export function isPriced(pricing: ModelPricing): boolean {
  return knownPrice(pricing, 'prompt') !== undefined;
}

/** Of a token that comes in and one that goes out together; undefined where one of the two is unknown. */
export function pricePerTokens(pricing: ModelPricing): Money | undefined {
  const [prompt, completion] = [knownPrice(pricing, 'prompt'), knownPrice(pricing, 'completion')];
  return prompt === undefined || completion === undefined ? undefined : prompt + completion;
}

/** Cheapest first, unknown prices last. */
export function comparePrices(left: Money | undefined, right: Money | undefined): number {
  if (left === right) return 0;
  if (left === undefined) return 1;
  return right === undefined || left < right ? -1 : 1;
}

function pricesIn(override: Readonly<Record<string, unknown>>): Partial<Record<PriceName, string>> {
  return Object.fromEntries(
    PRICE_NAMES.flatMap((name) => {
      const price = override[name];
      return typeof price === 'string' ? [[name, price]] : [];
    }),
  );
}

function fits(
  { min_prompt_tokens: least, utc_start: start, utc_end: end }: Readonly<Record<string, unknown>>,
  { promptTokens, at }: PricedRequest,
): boolean {
  if (typeof least === 'number' && promptTokens <= least) return false;
  if (typeof start !== 'number' && typeof end !== 'number') return true;
  const from = typeof start === 'number' ? start : 0;
  const to = typeof end === 'number' ? end : 2400;
  const time = new Date(at);
  const now = time.getUTCHours() * 100 + time.getUTCMinutes();
  // The window may wrap past midnight.
  return from <= to ? now >= from && now < to : now >= from || now < to;
}
