import { AsyncLocalStorage } from 'node:async_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { RunnableLambda } from '@langchain/core/runnables';
import { AsyncLocalStorageProviderSingleton } from '@langchain/core/singletons';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { modelOn, play, streamed } from '../../test/upstream.ts';
import type { ChatOpenRouter } from '../index.ts';

const stalled = { body: streamed([{ content: 'Hi' }]).slice(0, 2), hang: true };

async function readStream(model: ChatOpenRouter, options: { timeout?: number; signal?: AbortSignal }): Promise<void> {
  for await (const chunk of await model.stream('Hi', options)) expect(chunk.text).toBe('Hi');
}

const ways: [
  string,
  (model: ChatOpenRouter, options: { timeout?: number; signal?: AbortSignal }) => Promise<unknown>,
][] = [
  ['invoke', (model, options) => model.invoke('Hi', options)],
  ['stream', readStream],
  ['streamEvents', async (model, options) => model.streamEvents('Hi', options)],
];

// Node 20 lets go of what `AbortSignal.any` joins.
describe('a time-out that garbage collection may take', () => {
  let collecting: NodeJS.Timeout;

  beforeAll(() => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    collecting = setInterval(collect, 5);
  });

  afterAll(() => clearInterval(collecting));

  it.each(ways)('ends a call (%s), that of the model as well', async (_, ask) => {
    const expected = { name: 'TimeoutError' };
    await expect(ask(modelOn(play(stalled)), { timeout: 60 })).rejects.toMatchObject(expected);
    await expect(ask(modelOn(play(stalled), { timeout: 60 }), {})).rejects.toMatchObject(expected);
  });

  it.each(ways)('ends a call that has a signal, too (%s)', async (_, ask) => {
    const { signal } = new AbortController();
    await expect(ask(modelOn(play(stalled), { timeout: 60 }), { signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('ends a call inside a run that has a signal, of which a graph tells by async_hooks', async () => {
    AsyncLocalStorageProviderSingleton.initializeGlobalInstance(new AsyncLocalStorage());
    const model = modelOn(play(stalled), { timeout: 60 });
    const { signal } = new AbortController();
    const step = RunnableLambda.from(() => model.invoke('Hi'));
    await expect(step.invoke('Hi', { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
