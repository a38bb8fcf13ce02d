import { InvalidArgumentError, LoadAPIKeyError } from '@ai-sdk/provider';
import { createProviderRegistry, embed, generateImage, generateSpeech, rerank, transcribe } from 'ai';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { answering, jsonAnswer, rejectionOf } from '../../test/answering.ts';
import { createOpenRouter } from '../index.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const kinds = [
  'embeddingModel',
  'textEmbeddingModel',
  'embedding',
  'rerankingModel',
  'speechModel',
  'speech',
  'transcriptionModel',
  'transcription',
  'imageModel',
  'image',
  'videoModel',
  'video',
  'decisionModel',
  'evaluationModel',
  'completion',
] as const;

describe.each(kinds)('openrouter.%s', (kind) => {
  it('makes a model of specification V4 that shows no key and no settings', () => {
    const openrouter = createOpenRouter({ apiKey: 'sk-or-secret' });
    const model = openrouter[kind]('maker/model', { user: 'user-secret' });
    expect(model).toMatchObject({ specificationVersion: 'v4', provider: 'openrouter', modelId: 'maker/model' });
    expect(JSON.stringify(model)).not.toContain('secret');
  });

  it('refuses an empty model id', () => {
    expect(() => createOpenRouter()[kind](' ')).toThrow(InvalidArgumentError);
  });
});

it('models of every kind are found by name in a registry', async () => {
  const { openrouter, asked } = answering(({ path }) => {
    if (path === '/embeddings') return jsonAnswer({ data: [{ embedding: [1] }] });
    if (path === '/rerank') return jsonAnswer({ results: [] });
    if (path === '/audio/speech') return new Response('mp3', { headers: { 'content-type': 'audio/mpeg' } });
    return jsonAnswer({ text: 'Hello' });
  });
  const registry = createProviderRegistry({ openrouter });
  await embed({ model: registry.embeddingModel('openrouter:a/embedder'), value: 'a' });
  await rerank({ model: registry.rerankingModel('openrouter:a/ranker'), query: 'q', documents: ['a'] });
  await generateSpeech({ model: registry.speechModel('openrouter:a/speaker'), text: 'a' });
  await transcribe({
    model: registry.transcriptionModel('openrouter:a/hearer'),
    audio: Uint8Array.from('fLaC', (char) => char.charCodeAt(0)),
  });
  expect(registry.imageModel('openrouter:a/painter').modelId).toBe('a/painter');
  expect(asked.map(({ body }) => body['model'])).toEqual(['a/embedder', 'a/ranker', 'a/speaker', 'a/hearer']);
});

it.each<[string, <Model extends object>(model: Model) => Model]>([
  ['a proxy of it', (model) => new Proxy(model, {})],
  // `Object.create` is typed as any; an heir has all that the model has.
  ['an object that inherits from it', <Model extends object>(model: Model) => Object.create(model) as Model],
])('a model of any kind works through %s, as through a wrapper that logs', async (_, wrap) => {
  const png = 'iVBORw0KGgo=';
  const { openrouter, asked } = answering(({ path }) => {
    if (path === '/embeddings') return jsonAnswer({ data: [{ embedding: [1] }] });
    if (path === '/rerank') return jsonAnswer({ results: [{ index: 0, relevance_score: 1 }] });
    if (path === '/images') return jsonAnswer({ data: [{ b64_json: png }] });
    if (path === '/audio/speech') return new Response('mp3', { headers: { 'content-type': 'audio/mpeg' } });
    return jsonAnswer({ text: 'Hello' });
  });
  await embed({ model: wrap(openrouter.embeddingModel('a/embedder')), value: 'a' });
  await rerank({ model: wrap(openrouter.rerankingModel('a/ranker')), query: 'q', documents: ['a'] });
  await generateImage({ model: wrap(openrouter.imageModel('a/painter')), prompt: 'a' });
  await generateSpeech({ model: wrap(openrouter.speechModel('a/speaker')), text: 'a' });
  const audio = Uint8Array.from('fLaC', (char) => char.charCodeAt(0));
  await transcribe({ model: wrap(openrouter.transcriptionModel('a/hearer')), audio });
  expect(asked.map(({ body }) => body['model'])).toEqual([
    'a/embedder',
    'a/ranker',
    'a/painter',
    'a/speaker',
    'a/hearer',
  ]);
});

it('calls of every kind carry the headers of provider and call, and name the AI SDK', async () => {
  const { openrouter, asked } = answering(() => jsonAnswer({ data: [{ embedding: [1] }] }), {
    appName: 'App',
    headers: { 'x-provider': '1' },
  });
  await embed({ model: openrouter.embeddingModel('a/b'), value: 'a', headers: { 'x-call': '2' } });
  expect(asked[0]?.headers).toMatchObject({
    authorization: 'Bearer sk-or-test',
    'x-openrouter-title': 'App',
    'x-provider': '1',
    'x-call': '2',
    'user-agent': expect.stringMatching(/^ai\/\S+ .*ai-sdk-provider/) as string,
  });
});

it('a missing key is told before anything is sent', async () => {
  vi.stubEnv('OPENROUTER_API_KEY', '');
  const openrouter = createOpenRouter({ fetch: () => Promise.reject(new Error('Something was sent.')) });
  const error = await rejectionOf(embed({ model: openrouter.embeddingModel('a/b'), value: 'a' }));
  expect(LoadAPIKeyError.isInstance(error)).toBe(true);
});
