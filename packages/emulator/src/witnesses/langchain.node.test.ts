import {
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  ToolMessage,
  type UsageMetadata,
} from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { ChatOpenRouter } from '@langchain/openrouter';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEmulator, listen, type RunningEmulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';

// The official package, unmodified, over a socket: it takes a base URL and no fetch.
let server: RunningEmulator;
const emulator = createEmulator({ seed: 1 });
beforeAll(async () => {
  server = await listen(emulator);
});
afterAll(() => server.close());

const connect = (model: string, more: Record<string, unknown> = {}) =>
  new ChatOpenRouter({ model, apiKey: KEY, baseURL: server.baseURL, maxRetries: 0, ...more });
/** The package's types lose the usage of a message. */
const usageOf = (message: BaseMessage): Partial<UsageMetadata> =>
  (message as BaseMessage & { usage_metadata?: UsageMetadata }).usage_metadata ?? {};
const QUESTION = 'What is the weather in Paris?';
const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } as const;
const weather = tool(({ city }: { city: string }) => `18 °C in ${city}`, {
  name: 'get_weather',
  description: 'Get the weather for a city',
  schema,
});

describe('the official package for LangChain', () => {
  test('reads a whole answer and its usage', async () => {
    const answer = await connect('openai/gpt-4o').invoke(QUESTION);
    expect(answer.text).toContain('Paris');
    expect(usageOf(answer).total_tokens).toBeGreaterThan(10);
    expect(answer.response_metadata).toMatchObject({ finish_reason: 'stop' });
  });

  test('reads a stream', async () => {
    let whole: AIMessageChunk | undefined;
    let count = 0;
    for await (const chunk of await connect('anthropic/claude-sonnet-4.5').stream(QUESTION)) {
      whole = whole ? whole.concat(chunk) : chunk;
      count++;
    }
    expect(count).toBeGreaterThan(3);
    expect(whole?.text).toContain('Paris');
    expect(whole && usageOf(whole).output_tokens).toBeGreaterThan(0);
  });

  test.each(['openai/gpt-4o', 'openai/gpt-5-mini', 'google/gemini-2.5-pro'])(
    'calls a tool of %s and reads the answer to its result',
    async (id) => {
      const model = connect(id).bindTools([weather]);
      const first = await model.invoke(QUESTION);
      expect(first.tool_calls).toMatchObject([{ name: 'get_weather', args: { city: 'Paris' } }]);
      const call = first.tool_calls?.[0];
      const result = new ToolMessage({ content: '18 °C in Paris', tool_call_id: call?.id ?? '' });
      expect((await model.invoke([new HumanMessage(QUESTION), first, result])).text).toContain('18 °C');
    },
  );

  test('reads tool calls of a stream', async () => {
    let whole: AIMessageChunk | undefined;
    for await (const chunk of await connect('anthropic/claude-sonnet-4.5').bindTools([weather]).stream(QUESTION)) {
      whole = whole ? whole.concat(chunk) : chunk;
    }
    expect(whole?.tool_calls).toMatchObject([{ name: 'get_weather', args: { city: 'Paris' } }]);
  });

  test.each([
    ['functionCalling', 'openai/gpt-4o', { city: expect.any(String) }],
    ['jsonSchema', 'openai/gpt-5', { city: expect.any(String) }],
    // JSON mode knows no schema.
    ['jsonMode', 'openai/gpt-4o', expect.objectContaining({ simulated: true })],
  ] as const)('reads a structured answer by %s', async (method, model, expected) => {
    const structured = connect(model).withStructuredOutput(schema, { method, name: 'place' });
    expect(await structured.invoke(QUESTION)).toEqual(expected);
  });

  test('reads reasoning', async () => {
    const model = connect('deepseek/deepseek-r1', { modelKwargs: { reasoning: { effort: 'low' } } });
    const answer = await model.invoke(QUESTION);
    expect(JSON.stringify(answer.additional_kwargs) + JSON.stringify(answer.contentBlocks)).toMatch(/reasoning/);
    expect(usageOf(answer).output_token_details?.reasoning).toBeGreaterThan(0);
  });

  test('is told what went wrong', async () => {
    await expect(connect('no/such-model').invoke(QUESTION)).rejects.toThrow('is not a valid model ID');
    await expect(connect('openai/gpt-4o', { apiKey: 'wrong' }).invoke(QUESTION)).rejects.toThrow('User not found.');
  });
});
