import type { ImageProvider, MediaProvider, MediaTracking, ProviderPreferences } from '@openrouter-adapters/core';

import { anyObject, either, flag, listOf, mapOf, nullable, number, partial, text, type Check } from './checks.ts';

/** Which upstreams may answer. Objects keep the fields that are not listed. */
export function providerPreferences(): Check {
  const strings = nullable(listOf(text));
  const price = either('a number or a string', text, number);
  const percentiles = either(
    'a number or an object of p50, p75, p90 and p99',
    number,
    partial({ p50: number, p75: number, p90: number, p99: number }),
  );
  const fields = {
    order: strings,
    only: strings,
    ignore: strings,
    allow_fallbacks: nullable(flag),
    require_parameters: nullable(flag),
    data_collection: nullable(text),
    zdr: nullable(flag),
    enforce_distillable_text: nullable(flag),
    quantizations: strings,
    sort: nullable(either('a string or an object', text, anyObject)),
    preferred_min_throughput: nullable(percentiles),
    preferred_max_latency: nullable(percentiles),
    max_price: partial({ prompt: price, completion: price, image: price, audio: price, request: price }),
  } satisfies Record<keyof ProviderPreferences, Check>;
  return nullable(partial(fields));
}

/** Options of media upstreams, by their slugs. */
export function mediaProvider(): Check {
  return partial({ options: mapOf(anyObject) } satisfies Record<keyof MediaProvider, Check>);
}

/** Which upstreams may make an image, and options for them. */
export function imageProvider(): Check {
  const strings = listOf(text);
  const fields = {
    only: strings,
    order: strings,
    ignore: strings,
    sort: text,
    allow_fallbacks: flag,
    options: mapOf(anyObject),
  } satisfies Record<keyof ImageProvider, Check>;
  return partial(fields);
}

/** Who a request is for, on every media endpoint. */
export function mediaTracking() {
  return { user: text, session_id: text, trace: anyObject } satisfies Record<keyof MediaTracking, Check>;
}
