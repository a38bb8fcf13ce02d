import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { OpenRouterEmbeddings } from '../../src/embeddings.ts';
import { OpenRouterRerank } from '../../src/rerank.ts';
import { listening } from '../answering.ts';

/** One recorded exchange between a real client and OpenRouter. */
interface Recording {
  request: { path: string; body: Record<string, unknown> };
  response: { status: number; body: string };
}

const beside = fileURLToPath(new URL('../../../../../shared/recordings', import.meta.url));
const folder = resolve(process.env['RECORDINGS_DIR'] || beside);
const recordings = existsSync(folder) ? readRecordings() : [];
if (recordings.length === 0) {
  process.stdout.write('RECORDINGS_DIR is not set: no recorded embeddings and rankings were replayed.\n');
}

function readRecordings(): [string, Recording][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file): [string, Recording] => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))]);
}

function of(path: string): [string, Recording][] {
  return recordings.filter(([, { request }]) => request?.path.endsWith(path));
}

/** An upstream that answers as recorded, and what it was asked. */
function replay({ response }: Recording) {
  const asked: unknown[] = [];
  const fetch = async (_: string, { body }: RequestInit): Promise<Response> => {
    asked.push(JSON.parse(String(body)));
    return new Response(response.body, { status: response.status, headers: { 'content-type': 'application/json' } });
  };
  return { asked, fields: { apiKey: 'sk-or-v1-test', fetch } };
}

it.runIf(recordings.length > 0).each(of('/rerank'))('ranks as recorded in %s', async (_, recording) => {
  const { model, query, documents, top_n } = recording.request.body;
  const { asked, fields } = replay(recording);
  const heard = listening();
  const rerank = new OpenRouterRerank({ ...fields, model: String(model), topN: Number(top_n) });
  const ranking = await rerank.rerank(documents as string[], String(query), { callbacks: heard.callbacks });
  const { results, usage, id } = JSON.parse(recording.response.body);
  expect(asked).toEqual([recording.request.body]);
  expect(ranking.map(({ index, relevanceScore }) => [index, relevanceScore])).toEqual(
    results.map((result: Record<string, unknown>) => [result['index'], result['relevance_score']]),
  );
  expect(heard.events).toMatchObject([{ data: { cost: usage.cost, generationId: id } }]);
});

it.runIf(recordings.length > 0).each(of('/embeddings'))('embeds as recorded in %s', async (_, recording) => {
  const { model, input, input_type } = recording.request.body;
  const { asked, fields } = replay(recording);
  const heard = listening();
  const embeddings = new OpenRouterEmbeddings({
    ...fields,
    model: String(model),
    inputType: String(input_type),
    encodingFormat: 'float',
  });
  const vector = await embeddings.embedQuery(String(input), { callbacks: heard.callbacks });
  const { data, usage, id } = JSON.parse(recording.response.body);
  expect(asked).toEqual([{ model, input: [input], input_type, encoding_format: 'float' }]);
  expect(vector).toEqual(data[0].embedding);
  expect(heard.events).toMatchObject([{ data: { cost: usage.cost, generationId: id, inputTokens: 3 } }]);
});

it('the recordings were there, or a line said that they were not', () => {
  expect(recordings.length > 0).toBe(existsSync(folder));
  if (existsSync(beside)) expect([of('/rerank').length, of('/embeddings').length]).toEqual([2, 1]);
});
