import { readRanks } from '@openrouter-adapters/core';
import type { RerankBody } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import { toFields } from '../answers/to-fields.ts';
import { shorten } from '../answers/shorten.ts';
import { unusable } from '../answers/unusable.ts';
import { readCounts, toBill } from '../answers/usage.ts';
import { mediaTrackingInput, modelInput, providerInput } from '../schemas/routing.ts';

/** Characters of a document that are repeated: the model gave it, and needs to recognise it. */
const longestDocument = 200;

function rerankInput() {
  const document = z
    .strictObject({ text: z.string().optional(), image: z.string().optional() })
    .refine(({ text, image }) => text !== undefined || image !== undefined, 'give text or image');
  return z.strictObject({
    model: modelInput('a rerank model (openrouter_list_models with output_modalities rerank)'),
    query: z.string().min(1).describe('What is looked for.'),
    documents: z
      .array(z.union([z.string(), document]))
      .min(1)
      .describe('Texts, or {"text", "image"} with an image by URL or data URL.'),
    top_n: z.int().min(1).optional().describe('How many results, at least 1. Default: all.'),
    provider: providerInput(),
    ...mediaTrackingInput(),
  });
}

type RerankInput = z.output<ReturnType<typeof rerankInput>>;

/** `openrouter_create_rerank` */
export const createRerank = defineAgentTool({
  name: 'openrouter_create_rerank',
  input: rerankInput,
  async execute(input, { client, call }) {
    // Every field was checked.
    const answer = await client.rerank.create(input as RerankBody, call);
    const ranking = readRanks(answer, input.documents.length, input.top_n);
    if (ranking === undefined) throw unusable('The answer holds no usable ranking', answer['usage']);
    const { usage, counts } = readCounts(answer['usage']);
    const output = toFields({
      model: answer['model'],
      provider: answer['provider'],
      results: ranking.map(({ index, relevanceScore }) =>
        toFields({ index, relevance_score: relevanceScore, document: describeDocument(input.documents[index]) }),
      ),
      usage: counts,
    });
    return { output, bill: toBill(answer, usage) };
  },
});

function describeDocument(document: RerankInput['documents'][number] | undefined): string | undefined {
  const text = typeof document === 'string' ? document : document?.text;
  return text === undefined ? undefined : shorten(text, longestDocument);
}
