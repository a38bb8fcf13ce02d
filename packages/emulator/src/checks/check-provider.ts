import type { JsonValue } from '../json/json-value.ts';
import {
  checkFields,
  ofType,
  orNull,
  refuse,
  requireList,
  requireObject,
  requireOneOf,
  requireString,
  type FieldRule,
} from './field-check.ts';
import { objectOf } from './field-rules.ts';

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

const list = orNull((value, path) => {
  for (const [index, entry] of requireList(value, path).entries()) requireString(entry, `${path}.${index}`);
});
const flag = orNull(ofType('boolean'));

const RULES: Readonly<Record<string, FieldRule>> = {
  order: list,
  only: list,
  ignore: list,
  allow_fallbacks: flag,
  require_parameters: flag,
  data_collection: orNull((value, path) => requireOneOf(value, ['deny', 'allow'], path)),
  zdr: flag,
  enforce_distillable_text: flag,
  quantizations: orNull((value, path) => {
    for (const [index, entry] of requireList(value, path).entries()) {
      requireOneOf(entry, QUANTIZATIONS, `${path}.${index}`);
    }
  }),
  sort: orNull(checkSort),
  preferred_min_throughput: orNull(checkPercentiles),
  preferred_max_latency: orNull(checkPercentiles),
  max_price: checkMaxPrice,
};

/** Checks provider preferences: a closed object, so that a mistyped preference does not pass unnoticed. */
export function checkProvider(value: JsonValue, path: string): void {
  const provider = requireObject(value, path);
  const unknown = Object.keys(provider).filter((key) => !Object.hasOwn(RULES, key));
  if (unknown.length > 0) refuse(path, `Unrecognized key${unknown.length > 1 ? 's' : ''}: "${unknown.join('", "')}"`);
  checkFields(provider, RULES, `${path}.`);
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

function checkSort(value: JsonValue, path: string): void {
  const by = typeof value === 'string' ? value : requireObject(value, path).by;
  if (by !== undefined && by !== null) requireOneOf(by, ['price', 'throughput', 'latency', 'exacto'], path);
  const partition = typeof value === 'string' ? undefined : requireObject(value, path).partition;
  if (partition !== undefined && partition !== null) requireOneOf(partition, ['model', 'none'], `${path}.partition`);
}

const percentile = orNull(ofType('number'));
const PERCENTILES = objectOf({ p50: percentile, p75: percentile, p90: percentile, p99: percentile });

function checkPercentiles(value: JsonValue, path: string): void {
  if (typeof value !== 'number') PERCENTILES(value, path);
}
