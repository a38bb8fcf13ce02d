import { isObject, readVectors } from '@openrouter-adapters/core';
import type { EmbeddingsBody, EmbeddingsResult, EmbeddingVector } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import { Notes } from '../answers/notes.ts';
import { toFields } from '../answers/to-fields.ts';
import { toFile } from '../answers/to-file.ts';
import { unusable } from '../answers/unusable.ts';
import { readCounts, toBill } from '../answers/usage.ts';
import { mediaTrackingInput, modelInput, providerInput } from '../schemas/routing.ts';

/** Numbers of a vector that are told, as a taste. */
const firstNumbers = 5;

function embeddingsInput() {
  const text = z.string().min(1);
  const parts = z.strictObject({ content: z.array(z.looseObject({ type: z.string() })).min(1) });
  return z.strictObject({
    model: modelInput('an embedding model (openrouter_list_embedding_models)'),
    input: z
      .union([
        text,
        z.array(text).min(1),
        z.array(z.number()).min(1),
        z.array(z.array(z.number())).min(1),
        z.array(parts).min(1),
      ])
      .describe(
        'A text, a list of texts, token ids, or [{"content": [parts: text, image_url, input_audio, input_video, input_file]}].',
      ),
    dimensions: z.int().min(1).optional().describe('Length of the vectors, at least 1, where the model can choose.'),
    encoding_format: z
      .enum(['float', 'base64'])
      .optional()
      .describe('How vectors travel. The file has numbers either way. Default float.'),
    input_type: z.string().optional().describe('For example search_query or search_document.'),
    provider: providerInput(),
    ...mediaTrackingInput(),
  });
}

type Input = z.output<ReturnType<typeof embeddingsInput>>['input'];

/** `openrouter_create_embeddings` */
export const createEmbeddings = defineAgentTool({
  name: 'openrouter_create_embeddings',
  input: embeddingsInput,
  async execute(input, { client, call }) {
    // Every field was checked, and the parts are the API's to check.
    const answer = await client.embeddings.create(input as EmbeddingsBody, call);
    // In the file each vector stands where its input stood.
    const vectors = placeVectors(answer, countValues(input.input)).map((vector) =>
      vector === undefined ? null : Array.from(vector),
    );
    const readable = vectors.filter((vector) => vector !== null);
    if (readable.length === 0) throw unusable('The answer holds no vectors that can be read', answer['usage']);
    const notes = new Notes();
    for (const [index, vector] of vectors.entries()) {
      if (vector === null)
        notes.add(`The vector of input ${index} is missing, or cannot be read: it is null in the file.`);
    }
    const { usage, counts } = readCounts(answer['usage']);
    const output = toFields({
      model: answer['model'],
      vectors: readable.length,
      dimensions: readable[0]?.length,
      first_numbers: vectors.slice(0, 3).map((vector) => vector?.slice(0, firstNumbers) ?? null),
      usage: counts,
      notes: notes.list,
    });
    const file = toFile('embeddings', new TextEncoder().encode(JSON.stringify(vectors)), 'application/json');
    return { output, files: [file], bill: toBill(answer, usage) };
  },
});

/** A list of numbers is one value: the ids of its tokens. */
function countValues(input: Input): number {
  return typeof input === 'string' || typeof input[0] === 'number' ? 1 : input.length;
}

/**
 * The vectors of an answer, each where its value stood; `undefined` for one that is missing or cannot be read.
 *
 * @throws {OpenRouterError} `invalid-response` for another number of vectors whose indexes do not say which values they are of
 */
function placeVectors({ data, usage }: EmbeddingsResult, count: number): (EmbeddingVector | undefined)[] {
  const entries = Array.isArray(data) ? data.filter(isObject) : [];
  if (entries.length === count) return readVectors({ data: entries });
  const byIndex = new Map(entries.map((entry) => [entry.index, entry]));
  const placed = Array.from({ length: count }, (_, index) => byIndex.get(index));
  if (placed.filter((entry) => entry !== undefined).length !== entries.length) {
    throw unusable(`The answer holds ${entries.length} vectors for ${count} inputs, and not whose they are`, usage);
  }
  return placed.map((entry) => (entry === undefined ? undefined : readVectors({ data: [entry] })[0]));
}
