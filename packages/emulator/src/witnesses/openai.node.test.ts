import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator, listen, type Emulator, type RunningEmulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { PARIS, WEATHER_TOOL } from '../testing/example-tools.ts';

let server: RunningEmulator;
const overSocket: Emulator = createEmulator();
beforeAll(async () => {
  server = await listen(overSocket);
});
afterAll(() => server.close());

const clients: [string, () => OpenAI][] = [
  ['over a socket', () => new OpenAI({ apiKey: KEY, baseURL: server.baseURL, maxRetries: 0 })],
  [
    'through fetch',
    () =>
      new OpenAI({
        apiKey: KEY,
        baseURL: 'https://openrouter.ai/api/v1',
        fetch: createEmulator().fetch,
        maxRetries: 0,
      }),
  ],
];

describe.each(clients)('the openai client %s', (_name, connect) => {
  const messages = [{ role: 'user' as const, content: 'What is the weather in Paris?' }];
  // The client types tool parameters as mutable records.
  const tools = [structuredClone(WEATHER_TOOL)] as unknown as OpenAI.Chat.ChatCompletionTool[];

  test('reads a whole answer', async () => {
    const completion = await connect().chat.completions.create({ model: 'openai/gpt-4o', messages });
    expect(completion.id).toMatch(/^gen-/);
    expect(completion.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { role: 'assistant', content: expect.stringContaining('Paris') },
    });
    expect(completion.usage?.total_tokens).toBeGreaterThan(0);
  });

  test('reads a stream', async () => {
    const stream = connect().chat.completions.stream({ model: 'anthropic/claude-sonnet-4.5', messages });
    const completion = await stream.finalChatCompletion();
    expect(completion.choices[0]?.message.content).toContain('Paris');
  });

  test('hears a model that speaks', async () => {
    const stream = await connect().chat.completions.create({
      model: 'openai/gpt-audio',
      messages,
      modalities: ['text', 'audio'],
      audio: { voice: 'alloy', format: 'pcm16' },
      stream: true,
    });
    let [transcript, data] = ['', ''];
    for await (const chunk of stream) {
      // The client's types of deltas know no sound.
      const { audio } = (chunk.choices[0]?.delta ?? {}) as { audio?: { transcript?: string; data?: string } };
      transcript += audio?.transcript ?? '';
      data += audio?.data ?? '';
    }
    expect(transcript).toContain('Paris');
    expect(atob(data).length).toBeGreaterThan(48_000);
  });

  // It sends no reasoning back.
  test.each(['openai/gpt-4o', 'openai/gpt-5-mini', 'google/gemini-2.5-pro'])(
    'runs a tool loop by itself with %s',
    async (model) => {
      const asked: unknown[] = [];
      const runner = connect().chat.completions.runTools({
        model,
        messages,
        tools: [
          {
            type: 'function',
            function: {
              name: 'get_weather',
              description: 'Get the weather for a city',
              parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
              parse: JSON.parse,
              function: (parameters: object) => {
                asked.push(parameters);
                return '{"temperature":17}';
              },
            },
          },
        ],
      });
      expect(await runner.finalContent()).toContain('temperature 17');
      expect(asked).toEqual([{ city: 'Paris' }]);
    },
  );

  test('reads streamed tool calls', async () => {
    const stream = connect().chat.completions.stream({ model: 'anthropic/claude-sonnet-4.5', messages, tools });
    const completion = await stream.finalChatCompletion();
    const [call] = completion.choices[0]?.message.tool_calls ?? [];
    expect(call).toMatchObject({ type: 'function', function: { name: 'get_weather', arguments: '{"city":"Paris"}' } });
  });

  test('reads errors', async () => {
    const failure = connect().chat.completions.create({ model: 'acme/none', messages });
    await expect(failure).rejects.toThrow(/acme\/none is not a valid model ID/);
    await expect(failure).rejects.toBeInstanceOf(OpenAI.BadRequestError);
  });

  test('lists models', async () => {
    const models = await connect().models.list();
    expect(models.data.some((model) => model.id === 'openai/gpt-4o')).toBe(true);
  });
});

describe('the openai client', () => {
  test('retries after a fault that tells when', async () => {
    const emulator = createEmulator({
      faults: ({ index }) =>
        index === 0 ? { kind: 'http-error', status: 429, headers: { 'retry-after-ms': '1' } } : undefined,
    });
    const client = new OpenAI({ apiKey: KEY, baseURL: 'https://openrouter.ai/api/v1', fetch: emulator.fetch });
    await client.chat.completions.create({
      model: 'openai/gpt-4o',
      messages: [{ role: 'user', content: PARIS[0]?.content ?? '' }],
    });
    expect(emulator.requests).toHaveLength(2);
  });

  test('throws on an error chunk in the stream', async () => {
    const emulator = createEmulator({
      faults: { kind: 'stream-error', afterDeltas: 1, error: { message: 'Upstream gone' } },
    });
    const client = new OpenAI({ apiKey: KEY, baseURL: 'https://openrouter.ai/api/v1', fetch: emulator.fetch });
    const stream = client.chat.completions.stream({
      model: 'openai/gpt-4o',
      messages: [{ role: 'user', content: 'Hi' }],
    });
    await expect(stream.finalChatCompletion()).rejects.toThrow('Upstream gone');
  });
});
