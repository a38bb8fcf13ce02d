import type { ImageProvider, MediaProvider, MediaTracking, ProviderPreferences } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

/** Which upstreams may answer. Objects keep the fields that are not listed. */
export function providerPreferencesSchema() {
  const number = z.number();
  const strings = z.array(z.string()).nullable();
  const price = z.union([z.string(), number]);
  const percentiles = z.union([
    number,
    z.looseObject({ p50: number, p75: number, p90: number, p99: number }).partial(),
  ]);
  const shape = {
    order: strings,
    only: strings,
    ignore: strings,
    allow_fallbacks: z.boolean().nullable(),
    require_parameters: z.boolean().nullable(),
    data_collection: z.string().nullable(),
    zdr: z.boolean().nullable(),
    enforce_distillable_text: z.boolean().nullable(),
    quantizations: strings,
    sort: z.union([z.string(), z.record(z.string(), z.unknown())]).nullable(),
    preferred_min_throughput: percentiles.nullable(),
    preferred_max_latency: percentiles.nullable(),
    max_price: z
      .looseObject({ prompt: price, completion: price, image: price, audio: price, request: price })
      .partial(),
  } satisfies Record<keyof ProviderPreferences, z.ZodType>;
  return z.looseObject(shape).partial().nullable();
}

/** Options of media upstreams, by their slugs. */
export function mediaProviderSchema() {
  return z.looseObject({ options: upstreamOptions() } satisfies Record<keyof MediaProvider, z.ZodType>).partial();
}

/** Which upstreams may make an image, and options for them. */
export function imageProviderSchema() {
  const strings = z.array(z.string());
  const shape = {
    only: strings,
    order: strings,
    ignore: strings,
    sort: z.string(),
    allow_fallbacks: z.boolean(),
    options: upstreamOptions(),
  } satisfies Record<keyof ImageProvider, z.ZodType>;
  return z.looseObject(shape).partial();
}

/** Who a request is for, on every media endpoint. */
export function mediaTrackingSchemas() {
  return {
    user: z.string(),
    session_id: z.string(),
    trace: z.record(z.string(), z.unknown()),
  } satisfies Record<keyof MediaTracking, z.ZodType>;
}

function upstreamOptions() {
  return z.record(z.string(), z.record(z.string(), z.unknown()));
}
