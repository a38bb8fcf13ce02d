import type { JsonValue } from '../json/json-value.ts';
import { checkFields, ofType, orNull, refuse, requireObject, requireOneOf, type FieldRule } from './field-check.ts';

const list = orNull(ofType('array'));
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
  quantizations: list,
  sort: orNull(checkSort),
  preferred_min_throughput: orNull(checkPercentiles),
  preferred_max_latency: orNull(checkPercentiles),
  max_price: ofType('object'),
};

/** Checks provider preferences: a closed object, so that a mistyped preference does not pass unnoticed. */
export function checkProvider(value: JsonValue, path: string): void {
  const provider = requireObject(value, path);
  const unknown = Object.keys(provider).filter((key) => !Object.hasOwn(RULES, key));
  if (unknown.length > 0) refuse(path, `Unrecognized key${unknown.length > 1 ? 's' : ''}: "${unknown.join('", "')}"`);
  checkFields(provider, RULES, `${path}.`);
}

function checkSort(value: JsonValue, path: string): void {
  const by = typeof value === 'string' ? value : requireObject(value, path).by;
  if (by !== undefined && by !== null) requireOneOf(by, ['price', 'throughput', 'latency', 'exacto'], path);
}

function checkPercentiles(value: JsonValue, path: string): void {
  if (typeof value !== 'number') requireObject(value, path);
}
