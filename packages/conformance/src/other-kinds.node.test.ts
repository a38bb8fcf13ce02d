import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { embedMany, rerank } from 'ai';
import { expect, it } from 'vitest';
import { findRecordings, readRecordingsOf } from './recordings.ts';
import type { Recording } from './recordings.ts';
import { everyByte, throughFetch } from './replay.ts';

const folder = findRecordings(process.env);
const recordingsOf = (endpoint: string) => ('path' in folder ? readRecordingsOf(endpoint, folder.path) : []);

/** The request that was recorded, sent again through the adapter, and the answer that was recorded. */
function replay(recording: Recording) {
  const openrouter = createOpenRouter({ apiKey: 'sk-or-v1-conformance', ...throughFetch(recording, everyByte) });
  const answer: unknown = JSON.parse(recording.response.body.toString());
  return { openrouter, answer: answer as RecordedAnswer, request: recording.request.body as RecordedRequest };
}

/** What these tests read of bodies; recordings are what they are. */
interface RecordedRequest {
  model: string;
  input: string | string[];
  query: string;
  documents: string[];
}
interface RecordedAnswer {
  id: string;
  provider: string;
  data: { embedding: number[] }[];
  results: { index: number; relevance_score: number }[];
  usage: { cost: number; prompt_tokens: number; search_units: number };
}

it.for(recordingsOf('/embeddings'))('$name: vectors, tokens and cost', async (recording) => {
  const { openrouter, answer, request } = replay(recording);
  const { embeddings, usage, providerMetadata } = await embedMany({
    model: openrouter.embeddingModel(request.model),
    values: [request.input].flat(),
  });
  expect(embeddings).toEqual(answer.data.map(({ embedding }) => embedding));
  expect(usage.tokens).toBe(answer.usage.prompt_tokens);
  expect(providerMetadata?.['openrouter']).toMatchObject({
    generationId: answer.id,
    provider: answer.provider,
    usage: { cost: answer.usage.cost },
  });
});

it.for(recordingsOf('/rerank'))('$name: ranking, search units and cost', async (recording) => {
  const { openrouter, answer, request } = replay(recording);
  const { ranking, providerMetadata } = await rerank({
    model: openrouter.rerankingModel(request.model),
    query: request.query,
    documents: request.documents,
  });
  expect(ranking.map(({ originalIndex, score }) => [originalIndex, score])).toEqual(
    answer.results.map(({ index, relevance_score }) => [index, relevance_score]),
  );
  expect(providerMetadata?.['openrouter']).toMatchObject({
    generationId: answer.id,
    provider: answer.provider,
    searchUnits: answer.usage.search_units,
    usage: { cost: answer.usage.cost },
  });
});

it('ran, where recordings are at hand', () => {
  const found = [...recordingsOf('/embeddings'), ...recordingsOf('/rerank')].length;
  expect(found > 0).toBe('path' in folder);
});
