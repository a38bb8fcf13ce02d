import { isObject, OpenRouterError, readUsage } from '@openrouter-adapters/core';
import type { ResponsesBody, ResponsesItem, ResponsesResult } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import type { AgentToolAnswer } from '../agent-tool.ts';
import { readBase64, toFile } from '../answers/binary.ts';
import { toFields } from '../answers/to-fields.ts';
import { Notes } from '../answers/notes.ts';
import { readCost } from '../answers/usage.ts';
import { metadataInput, openObject, routingInput } from '../schemas/routing.ts';
import { effortInput, penaltyInput, samplingInput, serviceTierInput } from '../schemas/sampling.ts';
import { WrongInput } from '../wrong-input.ts';

function reasoningInput() {
  return z
    .strictObject({
      effort: effortInput(),
      summary: z.enum(['auto', 'concise', 'detailed']).nullable().optional(),
      context: z.enum(['auto', 'all_turns', 'current_turn']).optional(),
      mode: z.enum(['standard', 'pro']).optional(),
      enabled: z.boolean().nullable().optional(),
      max_tokens: z.int().min(1).nullable().optional(),
    })
    .nullable()
    .optional()
    .describe('How much the model thinks.');
}

function responsesInput() {
  const open = openObject().optional();
  return z.strictObject({
    input: z
      .union([z.string(), z.array(openObject()).min(1)])
      .describe(
        'Text, or the whole history: {"role": "user", "content": …}, function_call, function_call_output, reasoning, ….',
      ),
    model: z.string().min(1).optional().describe("Exact id of the model, author/slug. Default: the account's."),
    instructions: z.string().nullable().optional().describe('Instruction to the model.'),
    max_output_tokens: z.int().min(1).nullable().optional().describe('Limit of the answer in tokens, at least 1.'),
    max_tool_calls: z
      .int()
      .min(1)
      .max(30)
      .nullable()
      .optional()
      .describe('Steps of server tools, 1 to 30. Default 30.'),
    ...routingInput(),
    ...samplingInput(),
    ...penaltyInput(),
    reasoning: reasoningInput(),
    text: open.describe('{"format": {"type": "json_schema", "name", "schema", "strict"}, "verbosity": low … max}.'),
    tools: z
      .array(openObject())
      .optional()
      .describe('Flat: {"type": "function", "name", "description", "parameters"}; {"type": "openrouter:web_search"}.'),
    tool_choice: z
      .union([z.enum(['none', 'auto', 'required']), openObject()])
      .optional()
      .describe('none, auto, required, or {"type": "function", "name": …}.'),
    parallel_tool_calls: z.boolean().nullable().optional().describe('Default true.'),
    top_logprobs: z.int().min(0).max(20).nullable().optional().describe('0 to 20.'),
    include: z.array(z.string()).nullable().optional().describe('For example reasoning.encrypted_content.'),
    metadata: metadataInput(),
    modalities: z.array(z.enum(['text', 'image'])).optional(),
    image_config: open.describe('For image models: aspect_ratio, image_size, ….'),
    prompt: openObject().nullable().optional().describe('A stored template: {"id", "variables"}.'),
    prompt_cache_key: z.string().nullable().optional(),
    prompt_cache_options: openObject().nullable().optional(),
    safety_identifier: z.string().nullable().optional(),
    service_tier: serviceTierInput(),
    truncation: z.enum(['auto', 'disabled']).nullable().optional(),
    background: z.boolean().nullable().optional(),
    store: z.boolean().optional().describe('Only false: nothing is stored.'),
    previous_response_id: z.string().nullable().optional().describe('Not supported: send the whole history as input.'),
    debug: open.describe('Not here: works streamed only.'),
  });
}

/** `openrouter_create_response` */
export const createResponse = defineAgentTool({
  name: 'openrouter_create_response',
  input: responsesInput,
  check({ store, previous_response_id: previous }) {
    if (store === true) throw new WrongInput('store', 'OpenRouter stores nothing. Leave it out.');
    if (previous == null) return;
    throw new WrongInput('previous_response_id', 'OpenRouter keeps no responses. Send the whole history as input.');
  },
  async execute({ stream, store: _store, previous_response_id: _previous, debug, ...input }, { client, call }) {
    const notes = new Notes();
    if (stream === true) notes.add('The answer came whole: a tool cannot stream.');
    if (debug !== undefined) notes.add('debug was not sent: it works streamed only.');
    // Every field was checked, and the open ones are the API's to check.
    return toAnswer(await client.responses.send(input as ResponsesBody, call), notes);
  },
});

function toAnswer(result: ResponsesResult, notes: Notes): AgentToolAnswer {
  const { id, model, status, output: items = [] } = result;
  if (status === 'failed') {
    const message = `The answer failed: ${result.error?.message ?? 'no reason was given'}.`;
    throw new OpenRouterError({ kind: 'upstream', message, usage: result.usage ? readUsage(result.usage) : undefined });
  }
  const { cost, usage } = readCost(result.usage);
  const calls = items.filter(({ type }) => type === 'function_call');
  const images = items.flatMap((item) => (typeof item['result'] === 'string' ? [item['result']] : []));
  const output = toFields({
    id,
    model,
    status,
    incomplete_reason: result.incomplete_details?.reason,
    text: partsOf(items, 'output_text', 'text').join('') || (result.output_text ?? ''),
    refusal: partsOf(items, 'refusal', 'refusal')[0],
    tool_calls: calls.length === 0 ? undefined : calls.map(toCall),
    // A loop has to send encrypted reasoning back unchanged, with the calls.
    items_to_send_back: calls.length === 0 ? undefined : items.filter(({ type }) => type !== 'image_generation_call'),
    usage,
    notes: notes.list,
  });
  const files = images.map((data, index) => toFile(`image-${index + 1}`, readBase64(data), 'image/png'));
  return { output, files, cost, generationId: id?.startsWith('gen-') === true ? id : undefined };
}

function toCall(item: ResponsesItem) {
  return toFields({ call_id: item['call_id'], name: item['name'], arguments: item['arguments'] });
}

function partsOf(items: readonly ResponsesItem[], type: string, field: string): string[] {
  const parts: unknown[] = items.flatMap(({ content }) => (Array.isArray(content) ? content : []));
  return parts.flatMap((part) => {
    const text = isObject(part) && part['type'] === type ? part[field] : undefined;
    return typeof text === 'string' ? [text] : [];
  });
}
