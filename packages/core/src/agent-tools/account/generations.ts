import type { GenerationContent } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import { toFields } from '../answers/to-fields.ts';
import { shorten } from '../answers/shorten.ts';

function idInput() {
  return z.string().min(1).describe('Id of the generation, gen-….');
}

/** `openrouter_get_generation` */
export const getGeneration = defineAgentTool({
  name: 'openrouter_get_generation',
  input: () => z.strictObject({ id: idInput() }),
  async execute({ id }, { client, call }) {
    const { data } = await client.generations.get(id, call);
    return { output: toFields(data) };
  },
});

/** `openrouter_get_generation_content` */
export const getGenerationContent = defineAgentTool({
  name: 'openrouter_get_generation_content',
  input: () =>
    z.strictObject({
      id: idInput(),
      max_characters: z
        .int()
        .min(100)
        .max(100_000)
        .default(4_000)
        .describe('Longest text of each of prompt, messages, completion and reasoning, 100 to 100000 characters.'),
    }),
  async execute({ id, max_characters: most }, { client, call }) {
    const { data } = await client.generations.content(id, call);
    return { output: toFields({ id, input: toInput(data, most), ...toOutput(data, most), error: data.error }) };
  },
});

function toInput({ input }: GenerationContent, most: number) {
  const messages = input?.messages;
  return toFields({
    prompt: input?.prompt === undefined ? undefined : shorten(input.prompt, most),
    messages: messages === undefined ? undefined : shorten(JSON.stringify(messages, withoutBase64), most),
  });
}

function toOutput({ output }: GenerationContent, most: number) {
  return {
    completion: output?.completion == null ? undefined : shorten(output.completion, most),
    reasoning: output?.reasoning == null ? undefined : shorten(output.reasoning, most),
  };
}

function withoutBase64(_: string, value: unknown): unknown {
  const isBase64 = typeof value === 'string' && value.length > 500 && /^(?:data:[^,]*,)?[\w+/=-]+$/.test(value);
  return isBase64 ? `[${value.length} characters of base64]` : value;
}
