import { expect, test } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import { post, readEvents } from '../testing/ask.ts';
import { WEATHER_TOOL } from '../testing/example-tools.ts';

const STREAMS = 2000;
const MODELS = ['openai/gpt-4o', 'anthropic/claude-sonnet-4.5', 'google/gemini-2.5-flash', 'deepseek/deepseek-r1'];

test('two thousand streams at once all finish, each with its own answer and charge', { timeout: 60_000 }, async () => {
  const emulator = createEmulator({ seed: 1 });
  const decoder = new TextDecoder();
  const readers = await Promise.all(
    Array.from({ length: STREAMS }, async (_, number) => {
      const model = MODELS[number % MODELS.length];
      const tools = model === 'openai/gpt-4o' ? { tools: [WEATHER_TOOL] } : {};
      const response = await post(emulator, {
        model,
        stream: true,
        messages: [{ role: 'user', content: `Question ${number} of many` }],
        ...tools,
      });
      expect(response.status).toBe(200);
      const reader = response.body?.getReader();
      if (!reader) throw new Error('No body');
      return { number, reader, text: '' };
    }),
  );
  // An event of each in turn: none is finished while another has not begun.
  let open = readers;
  let rounds = 0;
  while (open.length > 0) {
    const reads = await Promise.all(open.map(({ reader }) => reader.read()));
    if (rounds++ === 2) expect(open).toHaveLength(STREAMS);
    for (const [index, { value }] of reads.entries()) {
      const stream = open[index];
      if (stream && value) stream.text += decoder.decode(value);
    }
    open = open.filter((_, index) => reads[index]?.done === false);
  }
  for (const { number, text } of readers) {
    const { chunks, done } = readEvents(text);
    expect(done).toBe(true);
    const said = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('');
    expect(said).toContain(`Question ${number} of many`);
  }
  expect(emulator.ledger).toHaveLength(STREAMS);
  expect(new Set(emulator.ledger.map(({ generationId }) => generationId)).size).toBe(STREAMS);
});
