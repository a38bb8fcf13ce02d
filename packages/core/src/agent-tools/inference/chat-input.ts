import type { ChatOptions } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { openObject, routingInput, metadataInput } from '../schemas/routing.ts';
import { effortInput, inRange, penaltyInput, samplingInput, serviceTierInput } from '../schemas/sampling.ts';

/** A message; its parts and a tool's calls are the API's to check. */
function messageInput() {
  return z.looseObject({
    role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
    content: z
      .union([z.string(), z.array(z.looseObject({ type: z.string() }))])
      .nullable()
      .optional()
      .describe(
        'Text, or parts: {"type": "text", "text": …}, {"type": "image_url", "image_url": {"url": …}}, input_audio, video_url, file.',
      ),
    tool_calls: z.array(openObject()).optional().describe('Calls of an assistant message, as they came.'),
    tool_call_id: z.string().optional().describe('Of a tool message: which call it answers.'),
  });
}

function toolInput() {
  const form =
    'Tools that the model may call: {"type": "function", "function": {"name", "description", "parameters"}}.';
  return {
    tools: z
      .array(z.looseObject({ type: z.string() }))
      .optional()
      .describe(
        `${form} OpenRouter itself runs {"type": "openrouter:web_search"}, openrouter:web_fetch, openrouter:datetime.`,
      ),
    tool_choice: z
      .union([z.enum(['none', 'auto', 'required']), z.looseObject({ type: z.string() })])
      .optional()
      .describe('none, auto, required, or {"type": "function", "function": {"name": …}}.'),
    parallel_tool_calls: z.boolean().nullable().optional().describe('Default true.'),
    max_tool_calls: z.int().min(1).max(30).optional().describe('Steps of server tools, 1 to 30. Default 30.'),
  };
}

/** Parameters of OpenAI's old form, which the API no longer has: they are translated. */
function legacyInput() {
  return {
    n: z
      .int()
      .min(1)
      .max(128)
      .optional()
      .describe('Not in the API any more: one answer comes. Call again for another.'),
    functions: z
      .array(z.looseObject({ name: z.string() }))
      .optional()
      .describe('Old form of tools, {"name", "description", "parameters"}; sent as tools.'),
    function_call: z
      .union([z.string(), z.looseObject({ name: z.string() })])
      .optional()
      .describe('Old form of tool_choice: none, auto or {"name": …}; sent as tool_choice.'),
    stream_options: openObject().nullable().optional().describe('Without effect, like stream.'),
  };
}

function answerInput() {
  return {
    max_completion_tokens: z
      .int()
      .min(1)
      .nullable()
      .optional()
      .describe('Limit of the answer in tokens, reasoning included; at least 1.'),
    max_tokens: z
      .int()
      .min(1)
      .nullable()
      .optional()
      .describe('Deprecated: use max_completion_tokens. Some providers want at least 16.'),
    stop: z
      .union([z.string(), z.array(z.string()).max(4)])
      .nullable()
      .optional()
      .describe('Texts that end the answer, at most 4.'),
    seed: z.int().nullable().optional().describe('For answers that repeat, where the provider can.'),
    logit_bias: z
      .record(z.string(), z.number().min(-100).max(100))
      .nullable()
      .optional()
      .describe('Token id to −100 … 100.'),
    logprobs: z.boolean().nullable().optional().describe('Log probabilities of the first tokens of the answer.'),
    top_logprobs: z
      .int()
      .min(0)
      .max(20)
      .nullable()
      .optional()
      .describe('0 to 20 alternatives per token. Needs logprobs.'),
    prediction: z
      .looseObject({ type: z.literal('content') })
      .nullable()
      .optional()
      .describe('What the answer will probably be: {"type": "content", "content": …}.'),
    response_format: z
      .looseObject({ type: z.enum(['text', 'json_object', 'json_schema', 'grammar', 'python']) })
      .optional()
      .describe(
        'For JSON: {"type": "json_schema", "json_schema": {"name", "schema", "strict": true}} or {"type": "json_object"}.',
      ),
    structured_outputs: z.boolean().optional(),
    verbosity: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional().describe('Default medium.'),
    modalities: z
      .array(z.enum(['text', 'image', 'audio']))
      .optional()
      .describe('Image models: ["image", "text"]. Images become files.'),
    image_config: openObject().optional().describe('For image models: aspect_ratio, image_size, quality, ….'),
    audio: z
      .looseObject({ voice: z.string(), format: z.string() })
      .optional()
      .describe('Not here: audio answers work streamed only.'),
  };
}

function reasoningInput() {
  return {
    reasoning: z
      .looseObject({
        effort: effortInput(),
        max_tokens: z.int().min(1).optional(),
        exclude: z.boolean().optional(),
        enabled: z.boolean().optional(),
        summary: z.enum(['auto', 'concise', 'detailed']).nullable().optional(),
      })
      .optional()
      .describe(
        'How much the model thinks: effort or max_tokens, not both. exclude leaves the reasoning out of the answer.',
      ),
    reasoning_effort: effortInput().describe('Short for reasoning.effort.'),
    include_reasoning: z.boolean().optional().describe('Old form of reasoning; false means exclude.'),
  };
}

function furtherInput() {
  return {
    preset: z.string().optional().describe('Slug of a stored configuration.'),
    prompt_cache_key: z.string().nullable().optional(),
    prompt_cache_options: z
      .looseObject({ mode: z.literal('explicit') })
      .nullable()
      .optional(),
    service_tier: serviceTierInput(),
    metadata: metadataInput(),
    web_search_options: openObject().optional().describe('{"search_context_size": "low" | "medium" | "high"}.'),
    x_search_filter: openObject().optional().describe('xAI only.'),
    transforms: z.array(z.string()).optional().describe('Replaced by the plugin context-compression; sent as that.'),
    usage: openObject().optional().describe('Without effect: usage is always told.'),
    debug: openObject().optional().describe('Not here: works streamed only.'),
  };
}

/** Every parameter of `POST /chat/completions`, and those that it had. */
export function chatInput() {
  const options = {
    ...routingInput(),
    ...samplingInput(),
    ...penaltyInput(),
    min_p: inRange(0, 1),
    top_a: inRange(0, 1),
    repetition_penalty: inRange(0, 2, '1 means none.'),
    ...answerInput(),
    ...reasoningInput(),
    ...toolInput(),
    ...furtherInput(),
  } satisfies Record<keyof ChatOptions, z.ZodType>;
  return z.strictObject({
    model: z
      .string()
      .min(1)
      .optional()
      .describe("Exact id of the model, author/slug, or openrouter/auto. Default: the account's."),
    messages: z.array(messageInput()).min(1).describe('The conversation, oldest message first.'),
    ...options,
    ...legacyInput(),
  });
}
