import { lazySchema, zodSchema, type LazySchema } from '@ai-sdk/provider-utils';
import { chatOptionNames, type ChatOptions } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { providerPreferencesSchema } from '../options/option-schemas.ts';

/**
 * What each option of a chat request may be, by its wire name. The one table of this package that names the options: a field that
 * core's `ChatOptions` gains does not compile until it has a line here.
 *
 * Types are checked, ranges are not: OpenRouter knows them per model. Objects keep the fields that are not listed.
 */
export function chatOptionSchemas() {
  const number = z.number();
  const integer = z.number().int();
  const strings = z.array(z.string());
  const record = z.record(z.string(), z.unknown());
  const effort = z.enum(['max', 'xhigh', 'high', 'medium', 'low', 'minimal', 'none']);
  const cacheControl = z.looseObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() });
  return {
    models: strings,
    route: z.enum(['fallback', 'sort']).nullable(),
    preset: z.string(),
    provider: providerPreferencesSchema(),
    plugins: z.array(z.looseObject({ id: z.string() })),
    max_tokens: integer.nullable(),
    max_completion_tokens: integer.nullable(),
    temperature: number.nullable(),
    top_p: number.nullable(),
    top_k: integer.nullable(),
    min_p: number.nullable(),
    top_a: number.nullable(),
    frequency_penalty: number.nullable(),
    presence_penalty: number.nullable(),
    repetition_penalty: number.nullable(),
    seed: integer.nullable(),
    stop: z.union([z.string(), strings]).nullable(),
    logit_bias: z.record(z.string(), number).nullable(),
    logprobs: z.boolean().nullable(),
    top_logprobs: integer.nullable(),
    prediction: z
      .looseObject({ type: z.literal('content'), content: z.union([z.string(), z.array(record)]) })
      .nullable(),
    reasoning: z
      .looseObject({
        effort: effort.nullable(),
        max_tokens: integer,
        exclude: z.boolean(),
        enabled: z.boolean(),
        summary: z.string().nullable(),
        context: z.string(),
        mode: z.string(),
      })
      .partial(),
    reasoning_effort: effort.nullable(),
    include_reasoning: z.boolean(),
    verbosity: z.string(),
    response_format: z.looseObject({ type: z.string() }),
    structured_outputs: z.boolean(),
    parallel_tool_calls: z.boolean().nullable(),
    max_tool_calls: integer,
    stop_server_tools_when: z.array(z.looseObject({ type: z.string() })),
    web_search_options: record,
    x_search_filter: record,
    modalities: strings,
    image_config: record,
    audio: z.looseObject({ voice: z.string(), format: z.string() }),
    cache_control: cacheControl,
    prompt_cache_key: z.string().nullable(),
    prompt_cache_options: z.looseObject({ mode: z.string() }).nullable(),
    session_id: z.string(),
    user: z.string(),
    metadata: z.record(z.string(), z.string()),
    trace: record,
    service_tier: z.string().nullable(),
    usage: z.looseObject({ include: z.boolean().optional() }),
    transforms: strings,
    debug: z.looseObject({ echo_upstream_body: z.boolean().optional() }),
  } satisfies Record<keyof ChatOptions, z.ZodType>;
}

/** Options that may be more here than on the wire. */
function hostSchemas() {
  return {
    logprobs: z.union([z.boolean(), z.number().int()], 'it is true, false or a whole number.').nullable(),
    structured_outputs: z.union(
      [z.boolean(), z.looseObject({ strict: z.boolean().optional() })],
      'it is true, false or { strict: true or false }.',
    ),
  };
}

/** Tools and choice in the form of the API. */
function toolSchemas() {
  const typed = z.looseObject({ type: z.string() });
  return { tools: z.array(typed), tool_choice: z.union([z.string(), typed]) };
}

/** All options together; fields that are not listed pass. Made at the first use. */
export const chatOptionsSchema: LazySchema<Record<string, unknown>> = lazySchema(() =>
  zodSchema(z.looseObject({ ...chatOptionSchemas(), ...hostSchemas(), ...toolSchemas() }).partial()),
);

const names: ReadonlySet<string> = new Set(chatOptionNames);

/** Is this the wire name of an option that is known here? */
export function isChatOption(name: string): name is keyof ChatOptions {
  return names.has(name);
}
