import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { heedTimeLimit, tooLong } from '../../test/time-limit.ts';
import { ServerSentEvents } from './server-sent-events.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The events of these bytes, in reads that end before each of the positions. */
function read(bytes: Uint8Array, ...cuts: number[]): string[] {
  const source = new ServerSentEvents();
  const starts = [0, ...cuts];
  const pieces = starts.map((start, number) => bytes.subarray(start, starts[number + 1]));
  return [...pieces.flatMap((piece) => source.push(piece)), ...source.end()];
}

/** The same of another parser. Both tell of events without data in their own way. */
function readByWitness(text: string): string[] {
  const events: string[] = [];
  createParser({ onEvent: ({ data }) => events.push(data) }).feed(text);
  return events.filter((data) => data !== '');
}

describe('server-sent events', () => {
  const bytes = encode('data: 大きい 🐈‍⬛ é\n\ndata: \uFEFFx\n\n');
  const events = ['大きい 🐈‍⬛ é', '\uFEFFx'];

  it('are the same wherever two reads cut their characters', () => {
    for (let first = 0; first <= bytes.length; first += 1) {
      for (let second = first; second <= bytes.length; second += 1) {
        expect(read(bytes, first, second), `${first}, ${second}`).toEqual(events);
      }
    }
  });

  it('begin behind a byte order mark, wherever it is cut', () => {
    const marked = encode('\uFEFFdata: a\n\n');
    for (let cut = 0; cut <= marked.length; cut += 1) expect(read(marked, cut), `${cut}`).toEqual(['a']);
  });

  it('keep what looks like a byte order mark inside, also where a read begins with it', () => {
    const inside = encode('data: a\uFEFFb\n\n');
    for (let cut = 0; cut <= inside.length; cut += 1) expect(read(inside, cut), `${cut}`).toEqual(['a\uFEFFb']);
  });

  it('have a replacement character where bytes are no UTF-8, however they are read', () => {
    const wrong = new Uint8Array([...encode('data: a'), 0xf0, 0x9f, ...encode('b\n\n')]);
    for (let cut = 0; cut <= wrong.length; cut += 1) expect(read(wrong, cut), `${cut}`).toEqual(['a\uFFFDb']);
  });

  it('make a stream of a body, whatever stands before them, however it is cut', () => {
    const bytes = encode('a proxy says hello\ndata: a\n\ndata: b\n\n');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const source = new ServerSentEvents();
      const found = [bytes.subarray(0, cut), bytes.subarray(cut)].flatMap((piece) => source.push(piece));
      source.end();
      expect([found, source.textWithoutEvents], `${cut}`).toEqual([['a', 'b'], '']);
    }
  });

  it('are those that eventsource-parser reads, whatever the lines and however they are cut', () => {
    const line = fc.constantFrom(
      '',
      '',
      'data: {"a":1}',
      'data: x',
      'data:y',
      'data:  z ',
      ': comment',
      'id: 1',
      'event: e',
    );
    const lines = fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\r')), { maxLength: 12 });
    fc.assert(
      fc.property(lines, fc.array(fc.nat(200), { maxLength: 6 }), (list, cuts) => {
        const text = `${list.flat().join('')}\n\n`;
        const bytes = encode(text);
        const ends = cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((one, other) => one - other);
        expect(read(bytes, ...ends).filter((data) => data !== '')).toEqual(readByWitness(text));
      }),
      { numRuns: 2000 },
    );
  });

  it(
    'are looked for in the beginning of a body once, however many pieces of white space or text it comes in',
    tooLong,
    async () => {
      for (const piece of ['\n         ', 'some text ']) {
        const source = new ServerSentEvents();
        for (let count = 0; count < 50_000; count += 1) expect(source.push(encode(piece))).toEqual([]);
        expect(source.push(encode('\n\ndata: a\n\n'))).toEqual(['a']);
        expect(source.textWithoutEvents).toBe('');
      }
      await heedTimeLimit();
    },
  );

  it('come at once where one read brings one, and do not where its end is missing', () => {
    const source = new ServerSentEvents();
    expect(source.push(encode('data: a\n\n'))).toEqual(['a']);
    expect(source.push(encode('data: b\n'))).toEqual([]);
    expect(source.push(encode('data: c\n\n'))).toEqual(['b\nc']);
    expect(source.push(encode('data: the word '))).toEqual([]);
    expect(source.push(encode('data: and more\n\n'))).toEqual(['the word data: and more']);
    expect(source.push(encode('data: d\r\n\n'))).toEqual(['d']);
    expect(source.push(encode('\r\n'))).toEqual([]);
    expect(source.push(encode('data: e\rdata: f\n\n'))).toEqual(['e\nf']);
  });
});
