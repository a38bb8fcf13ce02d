import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { record } from '../index.ts';
import { CHAT_URL, KEY } from '../testing/ask.ts';

const MASK = '<redacted>';

/** What is kept of a stream, as text. */
async function recorded(stream: BodyInit, authorization = `Bearer ${KEY}`): Promise<string> {
  const recorder = record({ fetch: () => Promise.resolve(new Response(stream)) });
  const init = { method: 'POST', headers: { authorization }, body: '{}' };
  await (await recorder.fetch(CHAT_URL, init)).arrayBuffer();
  const [recording] = recorder.recordings;
  const { body, body_encoding: encoding } = recording?.response ?? {};
  return encoding === 'base64' ? atob(String(body)) : String(body);
}

const eventsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice(6)) as Record<string, never>);
const streamOf = (events: readonly unknown[]): string =>
  [...events.map((event) => `data: ${JSON.stringify(event)}`), 'data: [DONE]', ''].join('\n\n');
const chunk = (delta: Record<string, unknown>, index = 0) => ({ id: 'gen-1', choices: [{ index, delta }] });
const say = (pieces: readonly string[]) => streamOf(pieces.map((content) => chunk({ content })));
const said = (text: string): string =>
  eventsOf(text)
    .map((event) => (event as unknown as { choices: { delta: { content: string } }[] }).choices[0]?.delta.content)
    .join('');

describe('a secret that is split over the events of a stream', () => {
  test('is not kept; it is blotted out where it begins, and the other events stay as they are written', async () => {
    const stream = say(['Your key: ', KEY.slice(0, 3), KEY.slice(3, 20), `${KEY.slice(20)} is`, ' bad.']).replace(
      '"id":"gen-1"',
      '"id": "gen-1", "cost": 1.50',
    );
    const kept = await recorded(stream);
    expect(said(kept)).toBe(`Your key: ${MASK} is bad.`);
    const contents = eventsOf(kept)
      .map((event) => JSON.stringify(event))
      .map((event) => /"content":"(.*?)"/.exec(event)?.[1]);
    expect(contents).toEqual(['Your key: ', MASK, '', ' is', ' bad.']);
    expect(kept.split('\n')[0]).toBe(stream.split('\n')[0]);
  });

  test('is not kept however it is cut, and what is around it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.string(),
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }),
        async (before, after, cuts) => {
          const text = `${before} ${KEY} ${after}`;
          const at = [0, ...cuts.toSorted((left, right) => left - right), text.length];
          const kept = await recorded(
            say(at.map((end, index) => text.slice(at[index - 1] ?? 0, Math.max(end, at[index - 1] ?? 0)))),
          );
          expect(kept).not.toContain(KEY);
          expect(said(kept)).not.toContain(KEY);
          expect(said(kept)).toContain(` ${MASK} `);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is found in the arguments of each call, escaped or behind a name', async () => {
    const call = (index: number, args: string) => chunk({ tool_calls: [{ index, function: { arguments: args } }] });
    const kept = await recorded(
      streamOf([
        call(0, '{"api_'),
        call(1, '{"a":"sk-or'),
        call(0, 'key": "plain'),
        call(1, String.raw`-v1-\u0061bc`),
        call(0, '-word", "n": 1}'),
        call(1, 'defghij"}'),
      ]),
    );
    const joined = (index: number): string =>
      eventsOf(kept)
        .flatMap((event) => (event as unknown as ReturnType<typeof call>).choices)
        .flatMap(({ delta }) => delta.tool_calls as { index: number; function: { arguments: string } }[])
        .filter((own) => own.index === index)
        .map((own) => own.function.arguments)
        .join('');
    expect(JSON.parse(joined(0))).toEqual({ api_key: MASK, n: 1 });
    expect(JSON.parse(joined(1))).toEqual({ a: MASK });
  });

  test.each<[string, (piece: string, block: number) => Record<string, unknown>]>([
    ['messages', (text, index) => ({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } })],
    ['responses', (delta, index) => ({ type: 'response.output_text.delta', output_index: index, item_id: 'm', delta })],
    ['completions', (text, index) => ({ choices: [{ index, text }] })],
  ])('is found in the form of %s, and texts beside each other are not mixed', async (_, event) => {
    const [start, end] = [KEY.slice(0, 9), KEY.slice(9)];
    const kept = await recorded(streamOf([event(start, 0), event('sk-', 1), event(end, 0), event('or ', 1)]));
    expect(kept).not.toContain(end);
    expect(eventsOf(kept)).toEqual([event(MASK, 0), event('sk-', 1), event('', 0), event('or ', 1)]);
  });

  test('is found with the key that came, whatever it looks like, and among bytes that are no text', async () => {
    const own = 'my.own+key/with"quote';
    const halves = say([own.slice(0, 11), own.slice(11), '\u2014']);
    expect(said(await recorded(halves, `Bearer ${own}`))).toBe(`${MASK}\u2014`);
    const bytes = new Uint8Array([...new TextEncoder().encode(halves), 255]);
    expect(said(await recorded(bytes, `Bearer ${own}`))).toContain(MASK);
    expect(await recorded(bytes, `Bearer ${own}`)).not.toContain('with');
  });

  test('leaves streams without secrets as they are, to the byte', async () => {
    const stream = `: comment\r\ndata: {"id" : "sk-1", "a":1.50}\r\n\r\ndata: {"id":"sk-2"}\n\ndata: {"broken\n\nevent: x\ndata: []\n\n`;
    expect(await recorded(stream)).toBe(stream);
  });
});
