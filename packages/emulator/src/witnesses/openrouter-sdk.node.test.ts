import { HTTPClient, OpenRouter } from '@openrouter/sdk';
import { BadRequestResponseError, UnauthorizedResponseError } from '@openrouter/sdk/models/errors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator, listen, type RunningEmulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';

let server: RunningEmulator;
beforeAll(async () => {
  server = await listen(createEmulator());
});
afterAll(() => server.close());

const noRetries = { strategy: 'none' } as const;
const clients: [string, (apiKey?: string) => OpenRouter][] = [
  ['over a socket', (apiKey = KEY) => new OpenRouter({ apiKey, serverURL: server.baseURL, retryConfig: noRetries })],
  [
    'through fetch',
    (apiKey = KEY) =>
      new OpenRouter({
        apiKey,
        httpClient: new HTTPClient({ fetcher: createEmulator().fetch }),
        retryConfig: noRetries,
      }),
  ],
];

describe.each(clients)('the client of OpenRouter %s', (_name, connect) => {
  const messages = [{ role: 'user' as const, content: 'What is the weather in Paris?' }];
  const tools = [
    {
      type: 'function' as const,
      function: {
        name: 'get_weather',
        description: 'Get the weather for a city',
        parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      },
    },
  ];

  test('reads a whole answer with reasoning', async () => {
    const result = await connect().chat.send({
      chatRequest: { model: 'anthropic/claude-sonnet-4.5', messages, reasoning: { effort: 'low' }, stream: false },
    });
    if (!('choices' in result)) throw new Error('a whole answer was expected');
    expect(result.id).toMatch(/^gen-/);
    expect(result.choices[0]?.message.content).toContain('Paris');
    expect(result.choices[0]?.message.reasoningDetails).toMatchObject([
      { type: 'reasoning.text', format: 'anthropic-claude-v1', signature: expect.any(String) },
    ]);
    expect(result.usage).toMatchObject({ cost: expect.any(Number), promptTokens: expect.any(Number) });
  });

  test('reads a stream', async () => {
    const result = await connect().chat.send({ chatRequest: { model: 'openai/gpt-5', messages, stream: true } });
    if ('choices' in result) throw new Error('a stream was expected');
    let text = '';
    let cost: number | null | undefined;
    let finishes = 0;
    for await (const chunk of result) {
      text += chunk.choices[0]?.delta.content ?? '';
      if (chunk.choices[0]?.finishReason) finishes++;
      cost = chunk.usage?.cost ?? cost;
    }
    expect(text).toContain('Paris');
    expect(cost).toBeGreaterThan(0);
    expect(finishes).toBe(2);
  });

  test('runs a tool loop', async () => {
    const client = connect();
    const chatRequest = { model: 'openai/gpt-4o', messages, tools, stream: false as const };
    const first = await client.chat.send({ chatRequest });
    if (!('choices' in first)) throw new Error('a whole answer was expected');
    const toolCalls = first.choices[0]?.message.toolCalls ?? [];
    expect(toolCalls.map((call) => call.function)).toEqual([{ name: 'get_weather', arguments: '{"city":"Paris"}' }]);
    const results = toolCalls.map((call) => ({
      role: 'tool' as const,
      toolCallId: call.id,
      content: '{"temperature":17}',
    }));
    const second = await client.chat.send({
      chatRequest: { ...chatRequest, messages: [...messages, { role: 'assistant' as const, toolCalls }, ...results] },
    });
    if (!('choices' in second)) throw new Error('a whole answer was expected');
    expect(second.choices[0]?.message.content).toContain('temperature 17');
  });

  test('reads errors as its own classes', async () => {
    const bad = connect().chat.send({ chatRequest: { model: 'acme/none', messages, stream: false } });
    await expect(bad).rejects.toBeInstanceOf(BadRequestResponseError);
    const stranger = connect('sk-live-1').chat.send({
      chatRequest: { model: 'openai/gpt-4o', messages, stream: false },
    });
    await expect(stranger).rejects.toBeInstanceOf(UnauthorizedResponseError);
  });

  test('reads the catalogue, a generation and the key', async () => {
    const client = connect();
    const listed = await client.models.list();
    expect(JSON.stringify(listed)).toContain('anthropic/claude-sonnet-4.5');
    const result = await client.chat.send({ chatRequest: { model: 'openai/gpt-4o', messages, stream: false } });
    if (!('choices' in result)) throw new Error('a whole answer was expected');
    const generation = await client.generations.getGeneration({ id: result.id });
    expect(generation.data).toMatchObject({ id: result.id, totalCost: result.usage?.cost });
    const key = await client.apiKeys.getCurrentKeyMetadata();
    expect(key.data.usage).toBeGreaterThanOrEqual(result.usage?.cost ?? Infinity);
    expect(key.data.limit).toBeNull();
  });
});
