import type { ChatEvent } from '@openrouter-adapters/core';
import { describe, expect, it } from 'vitest';

import { OpenRouterError } from '../index.ts';
import { EventIteration } from './event-iteration.ts';

const text = (words: string): ChatEvent => ({ type: 'text-delta', block: 0, text: words });

/** A stream of these reads, and what was done with it. */
function iterate(reads: (readonly ChatEvent[])[], report?: (translated: string) => Promise<unknown>) {
  const done: string[] = [];
  const iteration = new EventIteration<string>(() => {
    done.push('open');
    const read = async (): Promise<readonly ChatEvent[] | undefined> => {
      done.push('read');
      return reads.shift();
    };
    return {
      stream: {
        read,
        readInto: async (take, giveUp) => {
          // What is there already is handed on before the call returns.
          if (reads.length > 0) return read().then(take, giveUp);
          done.push('read');
          return take(undefined);
        },
        cancel: async () => void done.push('cancel'),
      },
      translate: (events) => events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])),
      ...(report && { report }),
    };
  });
  return { iteration, done };
}

describe('an iteration over what an answer becomes', () => {
  it('gives everything in order, skips reads that become nothing, and closes at the end', async () => {
    const { iteration, done } = iterate([[text('a')], [], [text('b'), text('c')], [text('d')]]);
    const values: string[] = [];
    for await (const value of iteration) values.push(value);
    expect(values).toEqual(['a', 'b', 'c', 'd']);
    expect(done).toEqual(['open', 'read', 'read', 'read', 'read', 'read', 'cancel']);
    expect(await iteration.next()).toEqual({ done: true, value: undefined });
  });

  it('answers calls that overlap in the order in which they were made', async () => {
    const { iteration } = iterate([[text('a')], [text('b'), text('c')], [text('d')]]);
    const steps = [iteration.next(), iteration.next(), iteration.next()];
    await steps[0];
    steps.push(iteration.next(), iteration.return(), iteration.next());
    expect((await Promise.all(steps)).map(({ value }) => value)).toEqual(['a', 'b', 'c', 'd', undefined, undefined]);
  });

  it('opens nothing before the first step, and nothing at all when it was left before', async () => {
    const { iteration, done } = iterate([[text('a')]]);
    await iteration.return();
    expect(await iteration.next()).toEqual({ done: true, value: undefined });
    expect(done).toEqual([]);
  });

  it('closes the stream when a loop over it is left, once', async () => {
    const { iteration, done } = iterate([[text('a'), text('b')]]);
    for await (const value of iteration) if (value === 'a') break;
    expect(done).toEqual(['open', 'read', 'cancel']);
    expect(await iteration.next()).toEqual({ done: true, value: undefined });
  });

  it('tells of each value after its consumer has had it', async () => {
    const said: string[] = [];
    const { iteration } = iterate([[text('a'), text('b')], [text('c')]], async (value) => said.push(`told ${value}`));
    for await (const value of iteration) said.push(`had ${value}`);
    expect(said).toEqual(['had a', 'told a', 'had b', 'told b', 'had c', 'told c']);
  });

  it('fails as the one who is told fails, and closes the stream', async () => {
    const failure = new Error('full');
    const { iteration, done } = iterate([[text('a')], [text('b')]], () => Promise.reject(failure));
    await iteration.next();
    await expect(iteration.next()).rejects.toBe(failure);
    expect(done.at(-1)).toBe('cancel');
    expect(await iteration.next()).toEqual({ done: true, value: undefined });
  });

  it('gives what came before an error in the same read, then rejects with it, and is over', async () => {
    const error = new OpenRouterError({ kind: 'upstream', message: 'Boom', isRetryable: true });
    const { iteration, done } = iterate([[text('a'), { type: 'error', error }, text('b')], [text('c')]]);
    expect(await iteration.next()).toEqual({ done: false, value: 'a' });
    const [failed, after] = await Promise.allSettled([iteration.next(), iteration.next()]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'Boom' } });
    expect(after).toEqual({ status: 'fulfilled', value: { done: true, value: undefined } });
    expect(done).toContain('cancel');
  });

  it('rejects with what is thrown into it, and closes the stream', async () => {
    const failure = new Error('enough');
    const { iteration, done } = iterate([[text('a')], [text('b')]]);
    await iteration.next();
    await expect(iteration.throw(failure)).rejects.toBe(failure);
    expect(done.at(-1)).toBe('cancel');
  });
});
