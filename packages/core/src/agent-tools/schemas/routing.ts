import type { ProviderPreferences } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

/** An object whose fields depend on a model or provider. */
export function openObject() {
  return z.record(z.string(), z.unknown());
}

/** Which providers may answer: the API refuses other fields. */
export function providerInput() {
  const slugs = z.array(z.string()).nullable().optional();
  const flag = z.boolean().nullable().optional();
  const price = z.union([z.string(), z.number()]).optional();
  const percentile = z.number().min(0).optional();
  const percentiles = z
    .union([z.number().min(0), z.strictObject({ p50: percentile, p75: percentile, p90: percentile, p99: percentile })])
    .nullable()
    .optional();
  const shape = {
    order: slugs.describe('Slugs to try in order, for example ["anthropic", "google-vertex"].'),
    only: slugs.describe('Only these slugs.'),
    ignore: slugs.describe('Not these slugs.'),
    allow_fallbacks: flag.describe('Default true.'),
    require_parameters: flag.describe('Only providers that support every parameter of the request. Default false.'),
    data_collection: z.enum(['allow', 'deny']).nullable().optional().describe('Default allow.'),
    zdr: flag.describe('Only zero data retention.'),
    enforce_distillable_text: flag,
    quantizations: slugs.describe('For example ["fp8", "bf16"].'),
    sort: z
      .union([
        z.enum(['price', 'throughput', 'latency', 'exacto']),
        z.strictObject({
          by: z.enum(['price', 'throughput', 'latency', 'exacto']).nullable().optional(),
          partition: z.enum(['model', 'none']).nullable().optional(),
        }),
      ])
      .nullable()
      .optional(),
    preferred_min_throughput: percentiles.describe('Tokens per second.'),
    preferred_max_latency: percentiles.describe('Seconds.'),
    max_price: z
      .strictObject({ prompt: price, completion: price, image: price, audio: price, request: price })
      .optional()
      .describe('US dollars: per million tokens for prompt and completion, per unit for the others.'),
  } satisfies Record<keyof ProviderPreferences, z.ZodType>;
  return z.strictObject(shape).nullable().optional().describe('Which providers may answer.');
}

/** Options of media providers, by their slugs. */
export function mediaProviderInput() {
  return z
    .strictObject({ options: z.record(z.string(), openObject()).optional() })
    .optional()
    .describe('Options for the provider, by its slug: { "options": { "openai": { … } } }.');
}

/** Whom a media request is for. */
export function mediaTrackingInput() {
  return {
    user: z.string().optional().describe('Stable id of the end user.'),
    session_id: z.string().max(256).optional().describe('Groups requests; at most 256 characters.'),
    trace: openObject().optional().describe('For observability: trace_id, trace_name, span_name, ….'),
  };
}

function stopConditionsInput() {
  const condition = z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('step_count_is'), step_count: z.int().min(1) }),
    z.strictObject({ type: z.literal('has_tool_call'), tool_name: z.string() }),
    z.strictObject({ type: z.literal('max_tokens_used'), max_tokens: z.int().min(1) }),
    z.strictObject({ type: z.literal('max_cost'), max_cost_in_dollars: z.number().min(0) }),
    z.strictObject({ type: z.literal('finish_reason_is'), reason: z.string() }),
  ]);
  return z.array(condition).min(1).optional().describe('Ends a loop of server tools; the first that holds wins.');
}

/** Parameters that chat, messages and responses share: who answers, and whom it is for. */
export function routingInput() {
  return {
    models: z.array(z.string()).optional().describe('Models to fall back to, in order.'),
    provider: providerInput(),
    route: z
      .enum(['fallback', 'sort'])
      .nullable()
      .optional()
      .describe('Deprecated: use provider.sort.partition. fallback means model, sort means none.'),
    plugins: z
      .array(z.looseObject({ id: z.string() }))
      .optional()
      .describe(
        'For example [{"id": "web"}], file-parser, response-healing, context-compression; with their settings.',
      ),
    cache_control: z
      .strictObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() })
      .optional()
      .describe('Automatic prompt caching. ttl defaults to 5m.'),
    stop_server_tools_when: stopConditionsInput(),
    session_id: z
      .string()
      .max(256)
      .optional()
      .describe('Groups requests and keeps them on one provider; at most 256 characters.'),
    user: z.string().max(256).optional().describe('Stable id of the end user; at most 256 characters.'),
    trace: openObject().optional().describe('For observability: trace_id, trace_name, span_name, ….'),
    stream: z.boolean().optional().describe('Without effect: the result of a tool comes whole.'),
  };
}

/** Pairs of a request. */
export function metadataInput() {
  return z
    .record(z.string().max(64), z.string().max(512))
    .refine((pairs) => Object.keys(pairs).length <= 16, 'at most 16 pairs')
    .optional()
    .describe('At most 16 pairs; keys to 64, values to 512 characters.');
}

/** The model that answers. */
export function modelInput(what: string) {
  return z.string().min(1).describe(`Exact id of ${what}, author/slug.`);
}
