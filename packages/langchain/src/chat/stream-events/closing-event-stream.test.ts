import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ChatModelStream } from '@langchain/core/language_models/stream';
import { describe, expect, it, vi } from 'vitest';

import { event, modelOn, play, streamed } from '../../../test/upstream.ts';
import type { Upstream } from '../../../test/upstream.ts';

const hi = event({ id: 'gen-1', choices: [{ index: 0, delta: { reasoning: 'Hm.' } }] });
const there = event({ id: 'gen-1', choices: [{ index: 0, delta: { content: 'Hi' } }] });

/** An answer that has begun and does not go on. */
function hanging(): { upstream: Upstream; stream: ChatModelStream } {
  const upstream = play({ body: [hi, there], hang: true });
  return { upstream, stream: modelOn(upstream).streamEvents('Hi') };
}

async function first(stream: AsyncIterable<unknown>): Promise<unknown> {
  for await (const value of stream) return value;
  return undefined;
}

describe('a stream of events', () => {
  it.each<[string, (stream: ChatModelStream) => AsyncIterable<unknown>]>([
    ['over all events', (stream) => stream],
    ['over the text', (stream) => stream.text],
    ['over the text so far', (stream) => stream.text.full],
    ['over the reasoning', (stream) => stream.reasoning],
    ['over the reasoning so far', (stream) => stream.reasoning.full],
  ])('closes the connection at once when the only loop is left, %s', async (_, open) => {
    const { upstream, stream } = hanging();
    expect(await first(open(stream))).toBeDefined();
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
    await expect(stream.output).rejects.toThrow('was left');
  });

  it('closes it when a reader goes that waits for the next event', async () => {
    const { upstream, stream } = hanging();
    const calls = stream.toolCalls[Symbol.asyncIterator]();
    const waiting = Promise.allSettled([calls.next(), calls.return?.()]);
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
    expect((await waiting)[0]).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
  });

  it('stays open while somebody else listens, and closes when the last one goes', async () => {
    const { upstream, stream } = hanging();
    const others = stream[Symbol.asyncIterator]();
    await others.next();
    await first(stream.text);
    // A time-out of this length comes after the one that would close.
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(upstream.closed).toBe(0);
    await others.return?.();
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
  });

  it('stays open for a loop that follows as the next statement, while the answer is on its way', async () => {
    const { upstream, stream } = hanging();
    await first(stream.reasoning);
    const text = stream.text[Symbol.asyncIterator]();
    expect(await text.next()).toMatchObject({ value: 'Hi' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(upstream.closed).toBe(0);
    await text.return?.();
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
  });

  it('stays open when a part was read to its end, whoever listens', async () => {
    const { upstream, stream } = hanging();
    const thoughts: string[] = [];
    for await (const thought of stream.reasoning) thoughts.push(thought);
    expect(thoughts).toEqual(['Hm.']);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(upstream.closed).toBe(0);
    await first(stream);
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
  });

  it('counts a listener that goes twice once', async () => {
    const { upstream, stream } = hanging();
    const others = stream[Symbol.asyncIterator]();
    await others.next();
    const text = stream.text[Symbol.asyncIterator]();
    await text.next();
    await text.return?.();
    await text.return?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(upstream.closed).toBe(0);
    await others.return?.();
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
  });

  it('goes on when a loop over another part, or an await, follows as the next statement', async () => {
    const model = modelOn(play({ body: streamed([{ reasoning: 'Hm.' }, { content: 'Hi ' }, { content: 'there' }]) }));
    const stream = model.streamEvents('Hi');
    expect(await first(stream.reasoning)).toBe('Hm.');
    expect(await stream.text).toBe('Hi there');
    expect((await stream).text).toBe('Hi there');
    expect(await stream.usage).toMatchObject({ total_tokens: 30 });
  });

  it('keeps an answer that was awaited before the loop was left', async () => {
    const stream = modelOn(play({ body: streamed([{ content: 'Hi ' }, { content: 'there' }]) })).streamEvents('Hi');
    const message = Promise.resolve(stream);
    await first(stream);
    expect((await message).text).toBe('Hi there');
  });

  it('tells all listeners the same, also those that come when all is over', async () => {
    const stream = modelOn(play({ body: streamed([{ content: 'Hi' }]) })).streamEvents('Hi');
    const collect = async () => {
      const events: ChatModelStreamEvent[] = [];
      for await (const one of stream) events.push(one);
      return events;
    };
    const [one, two] = await Promise.all([collect(), collect()]);
    expect(one).toEqual(two);
    expect(await collect()).toEqual(one);
  });

  it('of a model with tools closes the connection too', async () => {
    const upstream = play({ body: [there], hang: true });
    const bound = modelOn(upstream).bindTools([{ type: 'openrouter:datetime' }]);
    // LangChain's binding wants options, and types them for versions only.
    expect(await first(bound.streamEvents('Hi', {} as never))).toBeDefined();
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
  });
});
