import type { JsonValue } from '../json/json-value.ts';
import { checkFields, ofType, orNull, refuse, requireObject, type FieldRule } from './field-check.ts';
import { UPSTREAM_OPTIONS } from './check-media-provider.ts';
import { listOf, objectOf, oneOf } from './field-rules.ts';

const QUANTIZATIONS = [
  'int4',
  'int8',
  'fp4',
  'mxfp4',
  'nvfp4',
  'fp6',
  'fp8',
  'mxfp8',
  'fp16',
  'bf16',
  'fp32',
  'unknown',
];

const list = orNull(listOf(ofType('string')));
const flag = orNull(ofType('boolean'));

/** The preferences that images take, too. */
const CHOICE: Readonly<Record<string, FieldRule>> = {
  order: list,
  only: list,
  ignore: list,
  allow_fallbacks: flag,
  sort: orNull(checkSort),
};

const RULES: Readonly<Record<string, FieldRule>> = {
  ...CHOICE,
  require_parameters: flag,
  data_collection: orNull(oneOf('deny', 'allow')),
  zdr: flag,
  enforce_distillable_text: flag,
  quantizations: orNull(listOf(oneOf(...QUANTIZATIONS))),
  preferred_min_throughput: orNull(checkPercentiles),
  preferred_max_latency: orNull(checkPercentiles),
  max_price: checkMaxPrice,
};

/** Checks provider preferences: a closed object, so that a mistyped preference does not pass unnoticed. */
export const checkProvider: FieldRule = preferences(RULES);

/** Checks the preferences that images take, and options for upstreams. */
export const checkImageProvider: FieldRule = preferences({ ...CHOICE, options: UPSTREAM_OPTIONS });

function preferences(rules: Readonly<Record<string, FieldRule>>): FieldRule {
  return (value, path) => {
    const provider = requireObject(value, path);
    const unknown = Object.keys(provider).filter((key) => !Object.hasOwn(rules, key));
    if (unknown.length > 0) refuse(path, `Unrecognized key${unknown.length > 1 ? 's' : ''}: "${unknown.join('", "')}"`);
    checkFields(provider, rules, `${path}.`);
  };
}

const PRICES = ['prompt', 'completion', 'image', 'audio', 'request'];

/** The document says texts, the guides write numbers. */
function checkMaxPrice(value: JsonValue, path: string): void {
  for (const [name, price] of Object.entries(requireObject(value, path))) {
    if (!PRICES.includes(name)) refuse(path, `Unrecognized key: "${name}"`);
    const isPrice = typeof price === 'number' ? price >= 0 : typeof price === 'string' && /^\d+(\.\d+)?$/.test(price);
    if (!isPrice) refuse(`${path}.${name}`, 'Invalid input: expected a price as a decimal string');
  }
}

const BY = oneOf('price', 'throughput', 'latency', 'exacto');
const SORT = objectOf({ by: orNull(BY), partition: orNull(oneOf('model', 'none')) });

function checkSort(value: JsonValue, path: string): void {
  (typeof value === 'string' ? BY : SORT)(value, path);
}

const percentile = orNull(ofType('number'));
const PERCENTILES = objectOf({ p50: percentile, p75: percentile, p90: percentile, p99: percentile });

function checkPercentiles(value: JsonValue, path: string): void {
  if (typeof value !== 'number') PERCENTILES(value, path);
}
