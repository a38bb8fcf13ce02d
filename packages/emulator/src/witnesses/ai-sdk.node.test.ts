import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import { generateText, jsonSchema, Output, stepCountIs, streamText, tool } from 'ai';
import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';

// The official provider, unmodified: only `fetch` is the emulator's.
const emulator = createEmulator({ seed: 1 });
const openrouter = createOpenRouter({ apiKey: KEY, fetch: emulator.fetch });
const prompt = 'What is the weather in Paris?';
const weather = tool({
  description: 'Get the weather for a city',
  inputSchema: jsonSchema<{ city: string }>({
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
  }),
  execute: ({ city }) => `18 °C in ${city}`,
});

describe('the official provider for the AI SDK', () => {
  test('reads a whole answer, its usage and its cost', async () => {
    const answer = await generateText({ model: openrouter.chat('openai/gpt-4o'), prompt });
    expect(answer.text).toContain('Paris');
    expect(answer.finishReason).toBe('stop');
    expect(answer.usage.totalTokens).toBeGreaterThan(10);
    expect(answer.providerMetadata?.openrouter).toMatchObject({
      provider: 'OpenAI',
      usage: { cost: expect.any(Number) },
    });
  });

  test('reads a stream', async () => {
    const result = streamText({ model: openrouter.chat('anthropic/claude-sonnet-4.5'), prompt });
    const pieces: string[] = [];
    for await (const piece of result.textStream) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toContain('Paris');
    expect(await result.finishReason).toBe('stop');
    expect((await result.usage).outputTokens).toBeGreaterThan(0);
  });

  test.each(['openai/gpt-4o', 'anthropic/claude-sonnet-4.5', 'google/gemini-2.5-flash'])(
    'runs a tool loop with %s',
    async (id) => {
      const answer = await generateText({
        model: openrouter.chat(id),
        prompt,
        tools: { get_weather: weather },
        stopWhen: stepCountIs(3),
      });
      expect(answer.steps).toHaveLength(2);
      expect(answer.steps[0]?.toolCalls).toMatchObject([{ toolName: 'get_weather', input: { city: 'Paris' } }]);
      expect(answer.text).toContain('18 °C');
    },
  );

  test.each([
    'anthropic/claude-sonnet-4.5',
    'openai/gpt-5-mini',
    'google/gemini-2.5-pro',
    'google/gemini-3-pro-preview',
    'x-ai/grok-4',
  ])('sends sealed reasoning of %s back in a streamed tool loop', async (id) => {
    const result = streamText({
      model: openrouter.chat(id, { reasoning: { effort: 'low' } }),
      prompt,
      tools: { get_weather: weather },
      stopWhen: stepCountIs(3),
      onError: ({ error }) => {
        throw error;
      },
    });
    await result.consumeStream();
    const steps = await result.steps;
    expect(steps).toHaveLength(2);
    expect(steps[0]?.reasoningText).not.toBe('');
    expect(await result.text).toContain('18 °C');
  });

  test('reads reasoning', async () => {
    const answer = await generateText({
      model: openrouter.chat('deepseek/deepseek-r1', { reasoning: { effort: 'high' } }),
      prompt,
    });
    expect(answer.reasoningText?.length).toBeGreaterThan(10);
    expect(answer.usage.outputTokenDetails.reasoningTokens).toBeGreaterThan(0);
  });

  test('reads a structured answer', async () => {
    const { output } = await generateText({
      model: openrouter.chat('openai/gpt-4o'),
      prompt,
      output: Output.object({
        schema: jsonSchema<{ city: string; celsius: number }>({
          type: 'object',
          properties: { city: { type: 'string' }, celsius: { type: 'number' } },
          required: ['city', 'celsius'],
          additionalProperties: false,
        }),
      }),
    });
    expect(output).toEqual({ city: expect.any(String), celsius: expect.any(Number) });
  });

  test('is told what went wrong', async () => {
    const failing = generateText({ model: openrouter.chat('no/such-model'), prompt, maxRetries: 0 });
    await expect(failing).rejects.toThrow('no/such-model is not a valid model ID');
    const limited = createOpenRouter({
      apiKey: KEY,
      fetch: emulator.fetch,
      headers: { 'x-emulator-fault': 'rate-limit; retry-after=1' },
    });
    const refused = generateText({ model: limited.chat('openai/gpt-4o'), prompt, maxRetries: 0 });
    await expect(refused).rejects.toMatchObject({ statusCode: 429 });
  });

  test('makes text embeddings', async () => {
    const { embeddings } = await openrouter
      .textEmbeddingModel('openai/text-embedding-3-small')
      .doEmbed({ values: ['one', 'two'] });
    expect(embeddings.map((vector) => vector.length)).toEqual([1536, 1536]);
  });
});
