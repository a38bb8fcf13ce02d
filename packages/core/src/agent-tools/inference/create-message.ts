import { isObject } from '@openrouter-adapters/core';
import type { MessagesBlock, MessagesBody, MessagesResult } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import type { AgentToolAnswer } from '../agent-tool.ts';
import { toFields } from '../answers/to-fields.ts';
import { Notes } from '../answers/notes.ts';
import { shorten } from '../answers/shorten.ts';
import { readCounts, toBill } from '../answers/usage.ts';
import { modelInput, openObject, routingInput } from '../schemas/routing.ts';
import { samplingInput } from '../schemas/sampling.ts';
import { longestReasoning } from './to-chat-answer.ts';

/** Characters of a cited text that are told. */
const longestQuote = 200;

function messagesInput() {
  const blocks = z.array(z.looseObject({ type: z.string() }));
  return z.strictObject({
    model: modelInput('the model'),
    messages: z
      .array(z.strictObject({ role: z.enum(['user', 'assistant', 'system']), content: z.union([z.string(), blocks]) }))
      .min(1)
      .describe(
        'The conversation; content is text or blocks (text, image, document, tool_use, tool_result, thinking).',
      ),
    system: z.union([z.string(), blocks]).optional().describe('Instruction to the model.'),
    max_tokens: z.int().min(1).optional().describe('Limit of the answer in tokens. Optional.'),
    ...routingInput(),
    ...samplingInput(),
    stop_sequences: z.array(z.string()).optional().describe('Texts that end the answer.'),
    thinking: z
      .looseObject({ type: z.enum(['enabled', 'disabled', 'adaptive']), budget_tokens: z.int().min(1).optional() })
      .optional()
      .describe('{"type": "enabled", "budget_tokens": …}, {"type": "adaptive"} or {"type": "disabled"}.'),
    tools: z
      .array(openObject())
      .optional()
      .describe('Tools: {"name", "description", "input_schema"}; {"type": "openrouter:web_search"}.'),
    tool_choice: z
      .looseObject({ type: z.enum(['auto', 'any', 'none', 'tool']), name: z.string().optional() })
      .optional()
      .describe('{"type": "auto" | "any" | "none"} or {"type": "tool", "name": …}.'),
    output_config: openObject()
      .optional()
      .describe('{"effort": low … max, "format": {"type": "json_schema", "schema": …}}.'),
    context_management: openObject().nullable().optional().describe('{"edits": […]}.'),
    fallbacks: z
      .array(z.strictObject({ model: z.string() }))
      .max(3)
      .nullable()
      .optional()
      .describe('At most 3 models to fall back to; not together with models.'),
    metadata: z.strictObject({ user_id: z.string().optional() }).optional(),
    service_tier: z.string().optional().describe('For example auto, standard_only.'),
    speed: z.enum(['fast', 'standard']).nullable().optional().describe('fast is dearer. Default standard.'),
  });
}

/** `openrouter_create_message` */
export const createMessage = defineAgentTool({
  name: 'openrouter_create_message',
  input: messagesInput,
  async execute({ stream, ...input }, { client, call }) {
    const notes = new Notes();
    if (stream === true) notes.add('The answer came whole: a tool cannot stream.');
    // Every field was checked, and the open ones are the API's to check.
    return toAnswer(await client.messages.send(input as MessagesBody, call), notes);
  },
});

function toAnswer(result: MessagesResult, notes: Notes): AgentToolAnswer {
  const { id, model, provider, stop_reason, stop_sequence } = result;
  const content = (Array.isArray(result.content) ? result.content : []).filter(isObject);
  const { usage, counts } = readCounts(result.usage);
  const hasCalls = content.some(({ type }) => type === 'tool_use');
  const thoughts = textsOf(content, 'thinking', 'thinking').join('\n');
  const others = content.map(({ type }) => type).filter((type) => !['text', 'thinking', 'tool_use'].includes(type));
  const output = toFields({
    id,
    model,
    provider,
    stop_reason,
    stop_sequence,
    text: textsOf(content, 'text', 'text').join(''),
    reasoning: thoughts === '' ? undefined : shorten(thoughts, longestReasoning),
    citations: citationsOf(content),
    // A loop has to send signed thinking back unchanged, with the calls.
    assistant_message: hasCalls ? { role: 'assistant', content } : undefined,
    further_blocks: others.length === 0 ? undefined : others,
    usage: counts,
    notes: notes.list,
  });
  const generationId = id?.startsWith('gen-') === true ? id : undefined;
  return { output, bill: { ...toBill(result, usage), generationId } };
}

/** Where texts come from: pages of a search, or places in documents that were given. */
function citationsOf(content: readonly MessagesBlock[]) {
  const all: unknown[] = content.flatMap(({ type, citations }) =>
    type === 'text' && Array.isArray(citations) ? citations : [],
  );
  const found = all.filter(isObject).map(({ url, title, document_title, cited_text }) =>
    toFields({
      url,
      title: title ?? document_title,
      cited_text: typeof cited_text === 'string' ? shorten(cited_text, longestQuote) : undefined,
    }),
  );
  return found.length === 0 ? undefined : found;
}

function textsOf(content: readonly MessagesBlock[], type: string, field: string): string[] {
  return content.flatMap((block) => {
    const text = block.type === type ? block[field] : undefined;
    return typeof text === 'string' && text !== '' ? [text] : [];
  });
}
