import { HTTPClient, OpenRouter } from '@openrouter/sdk';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator, listen, type RunningEmulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';

let server: RunningEmulator;
beforeAll(async () => {
  server = await listen(createEmulator());
});
afterAll(() => server.close());

const input = 'What is the weather in Paris?';
const tools: OpenAI.Responses.FunctionTool[] = [
  {
    type: 'function',
    name: 'get_weather',
    description: 'Get the weather for a city',
    strict: null,
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
];

describe('the openai client', () => {
  const connect = () => new OpenAI({ apiKey: KEY, baseURL: server.baseURL, maxRetries: 0 });

  test('reads a whole response', async () => {
    const response = await connect().responses.create({ model: 'openai/gpt-4o', input });
    expect(response.status).toBe('completed');
    expect(response.output_text).toContain('Paris');
    expect(response.usage?.total_tokens).toBeGreaterThan(0);
  });

  test('runs a loop of tools and reasoning, sending back what it got', async () => {
    const client = connect();
    const request = {
      model: 'openai/gpt-5',
      tools,
      reasoning: { effort: 'high' as const },
      include: ['reasoning.encrypted_content' as const],
      store: false,
    };
    const first = await client.responses.create({ ...request, input });
    const calls = first.output.filter((item) => item.type === 'function_call');
    expect(calls.map((call) => [call.name, call.arguments])).toEqual([['get_weather', '{"city":"Paris"}']]);
    const second = await client.responses.create({
      ...request,
      input: [
        { role: 'user', content: input },
        // The client types what it receives more widely than what it sends.
        ...(first.output as OpenAI.Responses.ResponseInputItem[]),
        ...calls.map((call) => ({
          type: 'function_call_output' as const,
          call_id: call.call_id,
          output: '{"temperature":17}',
        })),
      ],
    });
    expect(second.output_text).toContain('temperature 17');
  });

  test('reads a stream event by event', async () => {
    const stream = await connect().responses.create({
      model: 'anthropic/claude-sonnet-4.5',
      input,
      tools,
      stream: true,
    });
    let json = '';
    let last: string | undefined;
    for await (const event of stream) {
      if (event.type === 'response.function_call_arguments.delta') json += event.delta;
      last = event.type;
    }
    expect(JSON.parse(json)).toEqual({ city: 'Paris' });
    expect(last).toBe('response.completed');
  });

  test('assembles a stream into a final response', async () => {
    const stream = connect().responses.stream({ model: 'openai/gpt-5', input, reasoning: { summary: 'auto' } });
    const response = await stream.finalResponse();
    expect(response.output.map((item) => item.type)).toEqual(['reasoning', 'message']);
    expect(response.output_text).toContain('Paris');
  });

  test('reads structured output', async () => {
    const response = await connect().responses.parse<
      OpenAI.Responses.ResponseCreateParamsNonStreaming,
      { city: string }
    >({
      model: 'openai/gpt-4o',
      input,
      text: {
        format: {
          type: 'json_schema',
          name: 'place',
          strict: true,
          schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        },
      },
    });
    expect(JSON.parse(response.output_text)).toEqual({ city: 'Paris' });
  });

  test('reads errors', async () => {
    const failure = connect().responses.create({ model: 'acme/none', input });
    await expect(failure).rejects.toThrow(/acme\/none is not a valid model ID/);
    await expect(failure).rejects.toBeInstanceOf(OpenAI.BadRequestError);
  });
});

const clients: [string, () => OpenRouter][] = [
  [
    'over a socket',
    () => new OpenRouter({ apiKey: KEY, serverURL: server.baseURL, retryConfig: { strategy: 'none' } }),
  ],
  [
    'through fetch',
    () =>
      new OpenRouter({
        apiKey: KEY,
        httpClient: new HTTPClient({ fetcher: createEmulator().fetch }),
        retryConfig: { strategy: 'none' },
      }),
  ],
];

describe.each(clients)('the client of OpenRouter %s', (_name, connect) => {
  test('reads a whole response with reasoning', async () => {
    const response = await connect().responses.send({
      responsesRequest: { model: 'anthropic/claude-sonnet-4.5', input, reasoning: { effort: 'low' }, stream: false },
    });
    if (!('output' in response)) throw new Error('a whole response was expected');
    expect(response.id).toMatch(/^gen-/);
    expect(response.output.map((item) => item.type)).toEqual(['reasoning', 'message']);
    expect(response.output[0]).toMatchObject({ signature: expect.any(String), format: 'anthropic-claude-v1' });
    expect(response.usage?.cost).toBeGreaterThan(0);
  });

  test('reads a stream', async () => {
    const stream = await connect().responses.send({ responsesRequest: { model: 'openai/gpt-5', input, stream: true } });
    if ('output' in stream) throw new Error('a stream was expected');
    const types: string[] = [];
    let text = '';
    for await (const event of stream) {
      types.push(event.type);
      if (event.type === 'response.output_text.delta') text += event.delta;
    }
    expect(text).toContain('Paris');
    expect(types[0]).toBe('response.created');
    expect(types.at(-1)).toBe('response.completed');
    expect(types).not.toContain('UNKNOWN');
  });
});
