import { describe, expect, it } from 'vitest';

import { answering } from '../../test/answering.ts';
import { OpenRouterEmbeddings } from '../embeddings.ts';
import { OpenRouterImages } from '../images.ts';
import { OpenRouterLLM } from '../llm.ts';
import { OpenRouterRerank } from '../rerank.ts';
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
});
