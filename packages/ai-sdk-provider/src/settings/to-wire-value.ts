import { isObject } from '@openrouter-adapters/core/setup';

import { toSnakeCase, toSnakeCaseKeys } from './letter-case.ts';

/** Free maps: their keys are the caller's. */
const verbatim: ReadonlySet<string> = new Set(['metadata', 'logit_bias']);
/** Keys of a trace that OpenRouter knows; others go to the broadcast targets as they are. */
const traceIds: ReadonlySet<string> = new Set(['traceId', 'traceName', 'spanName', 'generationName', 'parentSpanId']);

/** The value of an option that is known here, with its own names in snake_case; names that are the caller's or an upstream's stay. */
export function toWireValue(name: string, value: unknown): unknown {
  if (verbatim.has(name)) return value;
  if (name === 'trace' && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, id]) => [traceIds.has(key) ? toSnakeCase(key) : key, id]),
    );
  }
  if (name === 'provider' && isObject(value) && value['options'] !== undefined) {
    const { options, ...routing } = value;
    // A copy of an object is an object. Below `options` stand the upstreams' own names.
    return { ...(toSnakeCaseKeys(routing) as object), options };
  }
  return toSnakeCaseKeys(value);
}
