import { createEmulator, type EmulatorOptions } from '@openrouter-adapters/emulator';
import { generateText, isStepCount, Output, streamText, tool, ToolLoopAgent } from 'ai';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod/v4';

import { checked } from '../test/checked-fetch.ts';
import { createOpenRouter, type OpenRouterProviderMetadata } from './index.ts';

function setUp(options: EmulatorOptions = {}) {
  const emulator = createEmulator({ seed: 1, ...options });
  const openrouter = createOpenRouter({ apiKey: 'sk-or-test', fetch: checked(emulator.fetch) });
  return { emulator, openrouter };
}

function weatherTool() {
  const execute = vi.fn<(input: { city: string }) => string>(({ city }) => `It is sunny in ${city}.`);
  return {
    execute,
    tools: { weather: tool({ description: 'Weather', inputSchema: z.object({ city: z.string() }), execute }) },
  };
}

/** Families that sign their reasoning, each in its own way; the emulator refuses a loop that does not send it back unchanged. */
const reasoners = ['anthropic/claude-sonnet-4.5', 'google/gemini-2.5-pro', 'openai/gpt-5'];

describe('against the emulator', () => {
  it('generateText gives text, tokens and cost', async () => {
    const { openrouter } = setUp();
    const result = await generateText({ model: openrouter('openai/gpt-5'), prompt: 'Say hello.' });
    const metadata = result.providerMetadata?.['openrouter'] as unknown as OpenRouterProviderMetadata;
    expect(result.text).not.toBe('');
    expect(result.finishReason).toBe('stop');
    expect(result.usage.totalTokens).toBeGreaterThan(0);
    expect(metadata.usage.cost).toBeGreaterThan(0);
    expect(result.response.id).toMatch(/^gen-/);
  });

  it('streamText gives the same answer in pieces', async () => {
    const { openrouter } = setUp();
    const result = streamText({ model: openrouter('openai/gpt-5'), prompt: 'Say hello.' });
    const pieces: string[] = [];
    for await (const piece of result.textStream) pieces.push(piece);
    const whole = await generateText({ model: openrouter('openai/gpt-5'), prompt: 'Say hello.' });
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(whole.text);
    expect(await result.usage).toEqual(whole.usage);
  });

  it.each(reasoners)('a tool loop with signed reasoning of %s runs, whole and streamed', async (modelId) => {
    const { emulator, openrouter } = setUp();
    const model = openrouter(modelId, { reasoning: { effort: 'high' } });
    const { execute, tools } = weatherTool();
    const call = { model, tools, prompt: 'What is the weather in Rome?', stopWhen: isStepCount(4) };
    const whole = await generateText(call);
    const streamed = streamText(call);
    await streamed.consumeStream();
    expect(execute).toHaveBeenCalledTimes(2);
    expect(whole.text).not.toBe('');
    expect(await streamed.text).not.toBe('');
    for (const second of [emulator.requests[1], emulator.requests[3]]) {
      const body = second?.body as { messages: { reasoning_details?: unknown[] }[] } | undefined;
      expect(body?.messages[1]?.reasoning_details?.length).toBeGreaterThan(0);
    }
  });

  it('Output.object gives an object of the schema', async () => {
    const { openrouter } = setUp();
    const schema = z.object({ city: z.string(), population: z.number().int() });
    const { output } = await generateText({
      model: openrouter('openai/gpt-5'),
      output: Output.object({ schema, name: 'city', description: 'A city' }),
      prompt: 'Name a city.',
    });
    expect(schema.safeParse(output).success).toBe(true);
  });

  it('a ToolLoopAgent runs', async () => {
    const { openrouter } = setUp();
    const { execute, tools } = weatherTool();
    const agent = new ToolLoopAgent({ model: openrouter('anthropic/claude-sonnet-4.5'), tools });
    const { text, steps } = await agent.generate({ prompt: 'What is the weather in Rome?' });
    expect(execute).toHaveBeenCalledTimes(1);
    expect(steps.length).toBe(2);
    expect(text).not.toBe('');
  });
});
