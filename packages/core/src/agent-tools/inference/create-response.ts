import { isObject, nonEmptyString, OpenRouterError, readImage, readUsage } from '@openrouter-adapters/core';
import type { ResponsesBody, ResponsesItem, ResponsesResult } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import type { AgentToolAnswer } from '../agent-tool.ts';
import { toImageFiles } from '../answers/to-image-files.ts';
import { toFields } from '../answers/to-fields.ts';
import { Notes } from '../answers/notes.ts';
import { shorten } from '../answers/shorten.ts';
import { readCounts, toBill } from '../answers/usage.ts';
import { metadataInput, openObject, routingInput } from '../schemas/routing.ts';
import { effortInput, penaltyInput, samplingInput, serviceTierInput } from '../schemas/sampling.ts';
import { WrongInput } from '../wrong-input.ts';
import { longestReasoning, mostLogprobs } from './to-chat-answer.ts';

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
  const { id, model, status } = result;
  const items: ResponsesItem[] = listOf(result.output);
  const generationId = id?.startsWith('gen-') === true ? id : undefined;
  if (status === 'failed') {
    const message = `The answer failed: ${result.error?.message ?? 'no reason was given'}.`;
    const read = result.usage ? readUsage(result.usage) : undefined;
    throw new OpenRouterError({ kind: 'upstream', message, generationId, usage: read });
  }
  const { usage, counts } = readCounts(result.usage);
  const calls = items.filter(({ type }) => type === 'function_call');
  const images = items.map(imageOf).filter((image) => image !== undefined);
  const imageURLs = images.filter((image) => !isInline(image));
  const inline = images.filter(isInline).map((image) => readImage(image));
  const files = toImageFiles(inline, notes);
  const output = toFields({
    id,
    model,
    status,
    incomplete_reason: result.incomplete_details?.reason,
    text: partsOf(items, 'output_text', 'text').join('') || (result.output_text ?? ''),
    refusal: partsOf(items, 'refusal', 'refusal')[0],
    reasoning: reasoningOf(items),
    citations: citationsOf(items),
    logprobs: logprobsOf(items),
    image_urls: imageURLs.length === 0 ? undefined : imageURLs,
    further_items: furtherOf(items),
    tool_calls: calls.length === 0 ? undefined : calls.map(toCall),
    // A loop has to send encrypted reasoning back unchanged, with the calls.
    items_to_send_back: calls.length === 0 ? undefined : items.filter((item) => !isInline(imageOf(item))),
    usage: counts,
    notes: notes.list,
  });
  return { output, files, bill: { ...toBill(result, usage), generationId } };
}

function toCall(item: ResponsesItem) {
  return toFields({ call_id: item['call_id'], name: item['name'], arguments: item['arguments'] });
}

/** Summaries, or where there are none the text of the reasoning itself. */
function reasoningOf(items: readonly ResponsesItem[]): string | undefined {
  const texts = items
    .filter(({ type }) => type === 'reasoning')
    .flatMap((item) => {
      const summary = listOf(item['summary']);
      return (summary.length > 0 ? summary : listOf(item['content'])).map(({ text }) => text);
    });
  const said = texts.filter((text) => typeof text === 'string' && text !== '').join('\n');
  return said === '' ? undefined : shorten(said, longestReasoning);
}

function textParts(items: readonly ResponsesItem[]): Record<string, unknown>[] {
  return items.flatMap(({ content }) => listOf(content)).filter(({ type }) => type === 'output_text');
}

function citationsOf(items: readonly ResponsesItem[]) {
  const found = textParts(items)
    .flatMap(({ annotations }) => listOf(annotations))
    .map(({ type, url, title, file_id, filename }) =>
      toFields(type === 'url_citation' ? { url, title } : { type, file_id, filename, url, title }),
    );
  return found.length === 0 ? undefined : found;
}

function logprobsOf(items: readonly ResponsesItem[]) {
  const found = textParts(items).flatMap(({ logprobs }) => listOf(logprobs));
  return found.length === 0 ? undefined : found.slice(0, mostLogprobs).map(toLogprob);
}

function toLogprob({ token, logprob, top_logprobs: alternatives }: Record<string, unknown>) {
  const told = listOf(alternatives).map(({ token, logprob }) => toFields({ token, logprob }));
  return toFields({ token, logprob, top_logprobs: told.length === 0 ? undefined : told });
}

const toldTypes: ReadonlySet<string | undefined> = new Set(['message', 'reasoning', 'function_call']);

/** Kinds of items whose content is not told, for example calls of server tools. */
function furtherOf(items: readonly ResponsesItem[]): (string | undefined)[] | undefined {
  const others = items
    .filter((item) => !toldTypes.has(item.type) && imageOf(item) === undefined)
    .map(({ type }) => type);
  return others.length === 0 ? undefined : others;
}

/** OpenAI's item, and that of OpenRouter's tool. */
const imageTypes: ReadonlySet<string | undefined> = new Set(['image_generation_call', 'openrouter:image_generation']);

/** The image that an item holds: base64, or a URL. Other items have a `result` too. */
function imageOf(item: ResponsesItem): string | undefined {
  if (!imageTypes.has(item.type)) return undefined;
  return nonEmptyString(item['imageB64']) ?? nonEmptyString(item['result']) ?? nonEmptyString(item['imageUrl']);
}

function isInline(image: string | undefined): boolean {
  return image !== undefined && !/^https?:/i.test(image);
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function partsOf(items: readonly ResponsesItem[], type: string, field: string): string[] {
  const parts: unknown[] = items.flatMap(({ content }) => (Array.isArray(content) ? content : []));
  return parts.flatMap((part) => {
    const text = isObject(part) && part['type'] === type ? part[field] : undefined;
    return typeof text === 'string' ? [text] : [];
  });
}
