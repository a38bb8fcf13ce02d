import { afterAll, describe, expect, it, vi } from 'vitest';

import { answering, jsonAnswer } from '../../test/answering.ts';

const { loaded, finishLoading } = vi.hoisted(() => {
  let finish: (() => void) | undefined;
  const promise = new Promise<void>((resolve) => (finish = resolve));
  return { loaded: promise, finishLoading: () => finish?.() };
});

vi.mock(import('../language-model/chat-calls.ts'), async (original) => {
  await loaded;
  return original();
});
vi.mock(import('../reranking-model/rerank-documents.ts'), async (original) => {
  await loaded;
  return original();
});

afterAll(() => {
  finishLoading();
});

describe('while the code of the first call loads', () => {
  const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] }];

  it.each(['doGenerate', 'doStream', 'doRerank'] as const)('an abort ends it at once: %s', async (method) => {
    const { openrouter, asked } = answering(() => jsonAnswer({}));
    const { signal, abort } = withAbort();
    const call =
      method === 'doRerank'
        ? openrouter
            .rerankingModel('a/b')
            .doRerank({ query: 'a', documents: { type: 'text', values: ['b'] }, abortSignal: signal })
        : openrouter('a/b')[method]({ prompt, abortSignal: signal });
    abort('enough');
    await expect(call).rejects.toBe('enough');
    await expect(openrouter('a/b').doGenerate({ prompt, abortSignal: AbortSignal.abort('before') })).rejects.toBe(
      'before',
    );
    expect(asked).toEqual([]);
  });
});

function withAbort() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason: unknown) => controller.abort(reason) };
}
