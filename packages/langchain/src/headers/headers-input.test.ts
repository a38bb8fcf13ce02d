import { describe, expect, it } from 'vitest';

import { answering } from '../../test/answering.ts';
import { modelOn, play, whole } from '../../test/upstream.ts';
import { OpenRouterEmbeddings } from '../embeddings.ts';
import { OpenRouterImages } from '../images.ts';
import { OpenRouterLLM } from '../llm.ts';
import { OpenRouterRerank } from '../rerank.ts';
import { OpenRouterConfigurationError } from '../index.ts';
import type { HeadersInput } from '../index.ts';

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2, cost: 0.1 };
const answers = {
  embeddings: { data: [{ embedding: [1], index: 0 }], model: 'm', usage },
  rerank: { id: 'gen-1', results: [], usage },
  images: { created: 1, data: [{ b64_json: btoa('\u0089PNG\r\n\u001a\n') }], usage },
  llm: { id: 'gen-1', choices: [{ index: 0, text: 'Hi', finish_reason: 'stop' }], usage },
};

type Fields = ReturnType<typeof answering>['fields'] & { headers: HeadersInput };
const calls: [keyof typeof answers, (fields: Fields, config: { headers?: HeadersInput }) => Promise<unknown>][] = [
  [
    'embeddings',
    (fields, config) => new OpenRouterEmbeddings({ ...fields, encodingFormat: 'float' }).embedQuery('a', config),
  ],
  ['rerank', (fields, config) => new OpenRouterRerank(fields).rerank(['a'], 'b', config)],
  ['images', (fields, config) => new OpenRouterImages(fields).invoke('A cat', config)],
  ['llm', (fields, config) => new OpenRouterLLM(fields).invoke('Hi', config)],
];

describe('headers', () => {
  it.each(calls)('of other kinds of models and of their calls may be functions and Headers: %s', async (kind, call) => {
    const inputs: ((value: string) => HeadersInput)[] = [
      (value) => ({ 'x-a': value }),
      (value) => new Headers({ 'x-a': value }),
      (value) => [['x-a', value]],
      (value) => async () => new Headers({ 'x-a': value }),
    ];
    for (const toInput of inputs) {
      const { fields, requests } = answering(answers[kind]);
      const own = { ...fields, headers: toInput('model') };
      await call(own, {});
      await call(own, { headers: toInput('call') });
      expect(requests.map(({ headers }) => headers['x-a'])).toEqual(['model', 'call']);
    }
  });

  // What programs without types give.
  const untyped = (value: unknown) => value as HeadersInput;

  it.each<[string, HeadersInput]>([
    ['null', untyped(null)],
    ['a function without an answer', () => undefined],
    ['an async function without an answer', async () => undefined],
    ['a function that gives null', untyped(() => null)],
    ['an empty list', []],
    ['a header that is null', untyped({ 'x-a': null })],
  ])('may be none: %s', async (_, headers) => {
    const upstream = play(whole({ content: 'Hi' }));
    await modelOn(upstream, { headers }).invoke('Hi', { headers });
    await modelOn(upstream).invoke('Hi');
    expect(upstream.requests[0]?.headers).toEqual(upstream.requests[1]?.headers);
  });

  it('that are pairs are joined by name, as `Headers` does', async () => {
    const upstream = play(whole({ content: 'Hi' }));
    const pairs: HeadersInput = [
      ['X-A', '1'],
      ['x-a', '2'],
      ['x-b', '3'],
    ];
    await modelOn(upstream, { headers: pairs }).invoke('Hi');
    await modelOn(upstream, { headers: async () => pairs }).invoke('Hi');
    for (const { headers } of upstream.requests) expect(headers).toMatchObject({ 'x-a': '1, 2', 'x-b': '3' });
  });

  it.each<[string, unknown]>([
    ['a text', 'x-a: 1'],
    ['a number', 1],
    ['a list of texts', ['x-a', '1']],
    ['a list of triples', [['x-a', '1', '2']]],
    ['a value that is an object', { 'x-a': { b: 1 } }],
  ])('that are %s are an error of the configuration, before a request', async (_, value) => {
    const upstream = play(whole({ content: 'Hi' }));
    const headers = untyped(value);
    const wrong = expect.objectContaining({ kind: 'configuration', setting: 'headers' });
    expect(() => modelOn(upstream, { headers })).toThrow(OpenRouterConfigurationError);
    await expect(modelOn(upstream).invoke('Hi', { headers })).rejects.toEqual(wrong);
    const model = modelOn(upstream, { headers: untyped(async () => value), maxRetries: 6 });
    await expect(model.invoke('Hi')).rejects.toEqual(wrong);
    await expect(model.stream('Hi')).rejects.toEqual(wrong);
    expect(upstream.requests).toEqual([]);
  });
});
