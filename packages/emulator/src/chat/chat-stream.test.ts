import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { DEFAULT_MODELS } from '../catalogue/default-models.ts';
import { createEmulator } from '../create-emulator.ts';
import { askMessage, askStream, joinChunks, KEY, post } from '../testing/ask.ts';
import { PARIS, TIME_TOOL, WEATHER_TOOL } from '../testing/example-tools.ts';

describe('a streamed answer', () => {
  test('is server-sent events with comments before and between, and ends with [DONE]', async () => {
    const response = await post(createEmulator(), { model: 'openai/gpt-4o', messages: PARIS, stream: true });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('x-generation-id')).toMatch(/^gen-/);
    const text = await response.text();
    expect(text).toMatch(/^: OPENROUTER PROCESSING\n\ndata: \{/);
    expect(text.slice(10)).toContain(': OPENROUTER PROCESSING');
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  test('has the role on every chunk and empty content beside reasoning', async () => {
    const { chunks } = await askStream(createEmulator(), {
      model: 'anthropic/claude-sonnet-4.5',
      messages: PARIS,
      reasoning: { effort: 'low' },
    });
    const deltas = chunks.flatMap((chunk) => chunk.choices.map((choice) => choice.delta));
    expect(deltas.every((delta) => delta.role === 'assistant')).toBe(true);
    expect(deltas.filter((delta) => delta.reasoning_details).every((delta) => delta.content === '')).toBe(true);
  });

  test.each([
    ['repeated-finish', [{ finish_reason: 'stop', native_finish_reason: 'completed' }]],
    ['null-finish', [{ finish_reason: null, native_finish_reason: null }]],
    ['empty-choices', []],
  ] as const)('sends the usage chunk as %s', async (usageChunk, choices) => {
    const { chunks } = await askStream(createEmulator({ usageChunk }), { model: 'openai/gpt-4o', messages: PARIS });
    const last = chunks.at(-1);
    expect(last?.usage?.total_tokens).toBeGreaterThan(0);
    expect(last?.choices).toMatchObject(choices);
    expect(last?.choices).toHaveLength(choices.length);
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.slice(0, -1).every((chunk) => chunk.usage === undefined)).toBe(true);
  });

  test('cuts tool arguments over several deltas and sends id, name and type only once', async () => {
    const { chunks } = await askStream(createEmulator(), {
      model: 'anthropic/claude-sonnet-4.5',
      messages: [{ role: 'user', content: 'What is the weather in San Francisco in celsius?' }],
      tools: [WEATHER_TOOL],
    });
    const parts = chunks.flatMap((chunk) => chunk.choices.flatMap((choice) => choice.delta.tool_calls ?? []));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts[0]).toMatchObject({
      index: 0,
      id: expect.stringMatching(/^toolu_/),
      type: 'function',
      function: { name: 'get_weather', arguments: '' },
    });
    for (const part of parts.slice(1)) expect(Object.keys(part)).toEqual(['index', 'function']);
    expect(joinChunks(chunks).tool_calls?.[0]?.function.arguments).toBe('{"city":"San Francisco","unit":"celsius"}');
  });

  test('says nothing that the whole answer does not say, for every model and request', async () => {
    const requests = fc.record(
      {
        model: fc.constantFrom(
          ...DEFAULT_MODELS.filter((model) => model.supported_parameters.includes('tools')).map(({ id }) => id),
        ),
        messages: fc
          .constantFrom('What is the weather and the time in Paris and Oslo?', 'Hello', '', '🦊 ünïcödé ​ text')
          .map((content) => [{ role: 'user', content }]),
        tools: fc.constantFrom([WEATHER_TOOL], [WEATHER_TOOL, TIME_TOOL]),
        reasoning: fc.constantFrom(
          { effort: 'high' },
          { effort: 'low' },
          { enabled: true },
          { max_tokens: 12 },
          { effort: 'low', exclude: true },
        ),
        max_tokens: fc.integer({ min: 1, max: 80 }),
        plugins: fc.constant([{ id: 'web' }]),
      },
      { requiredKeys: ['model', 'messages'] },
    );
    await fc.assert(
      fc.asyncProperty(requests, fc.integer({ min: 0, max: 1000 }), async (request, seed) => {
        const clock = () => 1_700_000_000_000;
        const whole = await askMessage(createEmulator({ seed, clock }), request);
        const { chunks, done } = await askStream(createEmulator({ seed, clock }), request);
        const joined = joinChunks(chunks);
        expect(done).toBe(true);
        expect({ ...joined, content: joined.content ?? '' }).toEqual({ ...whole, content: whole.content ?? '' });
      }),
      { numRuns: 150 },
    );
  });

  test('is made only as fast as it is read', async () => {
    const emulator = createEmulator();
    const { body, headers } = await post(emulator, { model: 'openai/gpt-4o', messages: PARIS, stream: true });
    const reader = body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe(': OPENROUTER PROCESSING\n\n');
    await reader?.cancel();
    const generation = await emulator.fetch(
      `https://openrouter.ai/api/v1/generation?id=${headers.get('x-generation-id')}`,
      { headers: { authorization: `Bearer ${KEY}` } },
    );
    expect(await generation.json()).toMatchObject({ data: { cancelled: true, tokens_completion: 0 } });
  });

  test('takes its time when paced, in one piece all the same', async () => {
    const { chunks, done } = await askStream(createEmulator({ pace: { firstEvent: 2, perEvent: 1 } }), {
      model: 'openai/gpt-4o',
      messages: PARIS,
      max_tokens: 6,
    });
    expect(done).toBe(true);
    expect(chunks.length).toBeGreaterThan(2);
  });

  test('ends with the reason of the abort when the request is aborted', async () => {
    const abort = new AbortController();
    const response = await post(
      createEmulator({ pace: { perEvent: 60_000 } }),
      { model: 'openai/gpt-4o', messages: PARIS, stream: true },
      { signal: abort.signal },
    );
    const text = response.text();
    abort.abort();
    await expect(text).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('is not begun for a request that is aborted already', async () => {
    const emulator = createEmulator();
    await expect(
      post(emulator, { model: 'openai/gpt-4o', messages: PARIS }, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(emulator.requests).toHaveLength(0);
  });
});
