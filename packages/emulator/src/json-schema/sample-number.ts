import type { JsonObject } from '../json/json-value.ts';
import { numberKeyword } from './json-schema.ts';
import type { SampleSource } from './sample-source.ts';

/** Numbers for a schema, best first: one that the user said, then small ones inside the bounds. */
export function* sampleNumbers(schema: JsonObject, source: SampleSource, integer: boolean): Generator<number> {
  const step = numberKeyword(schema, 'multipleOf') ?? (integer ? 1 : undefined);
  const lowest = lowestAllowed(schema, integer);
  const highest = highestAllowed(schema, integer);
  yield* source.numbers.filter((spoken) => spoken >= lowest && spoken <= highest);
  const near = Math.min(Math.max(1, lowest), highest);
  yield near;
  if (Number.isFinite(lowest)) yield lowest;
  if (Number.isFinite(highest)) yield highest;
  if (step !== undefined) yield* multiples(step, near, lowest, highest);
  if (Number.isFinite(lowest) && Number.isFinite(highest)) {
    yield (lowest + highest) / 2;
    yield lowest + (highest - lowest) / 1e6;
  }
  // Far values, for schemas that exclude a neighbourhood by `not` or `oneOf`.
  const fractions = integer ? [] : [0.5, -0.5, 10.5, 1000.5];
  yield* [0, 11, 101, 1001, -1, -11, -101, -1001, ...fractions].filter((probe) => probe >= lowest && probe <= highest);
  if (Number.isFinite(lowest)) yield lowest + 0.5;
  if (Number.isFinite(highest)) yield highest - 0.5;
}

function* multiples(step: number, near: number, lowest: number, highest: number): Generator<number> {
  for (const start of [near, lowest, highest].filter(Number.isFinite)) {
    for (const count of [Math.ceil(start / step), Math.floor(start / step), Math.ceil(start / step) + 1]) {
      // Scaling through the decimal digits keeps 3 * 0.1 at 0.3.
      yield Number((count * step).toPrecision(12));
      yield count * step;
    }
  }
}

function lowestAllowed(schema: JsonObject, integer: boolean): number {
  const inclusive = numberKeyword(schema, 'minimum') ?? -Infinity;
  const exclusive =
    numberKeyword(schema, 'exclusiveMinimum') ?? (schema.exclusiveMinimum === true ? inclusive : -Infinity);
  if (integer) return Math.max(Math.ceil(inclusive), Math.floor(exclusive) + 1);
  return exclusive >= inclusive ? exclusive : inclusive;
}

function highestAllowed(schema: JsonObject, integer: boolean): number {
  const inclusive = numberKeyword(schema, 'maximum') ?? Infinity;
  const exclusive =
    numberKeyword(schema, 'exclusiveMaximum') ?? (schema.exclusiveMaximum === true ? inclusive : Infinity);
  if (integer) return Math.min(Math.floor(inclusive), Math.ceil(exclusive) - 1);
  return exclusive <= inclusive ? exclusive : inclusive;
}
