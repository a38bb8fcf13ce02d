import { Experimental_ExtractionLanguageModel as ExtractionLanguageModel } from '@ai-sdk/provider-utils/experimental-extraction';
import { experimental_extract as extract, generateText, isStepCount, Output, streamText, ToolLoopAgent } from 'ai';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import { connectEmulator, reasoners, weatherTool } from '../../test/connect-emulator.ts';
import type { OpenRouterProviderMetadata } from '../index.ts';

describe('against the emulator', () => {
  it('generateText gives text, tokens and cost', async () => {
    const { openrouter } = connectEmulator();
    const result = await generateText({ model: openrouter('openai/gpt-5'), prompt: 'Say hello.' });
    const metadata = result.providerMetadata?.['openrouter'] as OpenRouterProviderMetadata;
    expect(result.text).not.toBe('');
    expect(result.finishReason).toBe('stop');
    expect(result.usage.totalTokens).toBeGreaterThan(0);
    expect(metadata.usage.cost).toBeGreaterThan(0);
    expect(result.response.id).toMatch(/^gen-/);
  });

  it('experimental_extract reads fields through a chat model', async () => {
    const { emulator, openrouter } = connectEmulator();
    const { answers } = await extract({
      model: new ExtractionLanguageModel({ model: openrouter('openai/gpt-4o') }),
      state: 'Invoice 12, due on 3 March 2027',
      fields: { number: { type: 'text' } },
    });
    expect(Object.keys(answers)).toEqual(['number']);
    expect(emulator.requests[0]?.body).toMatchObject({ response_format: { type: 'json_schema' } });
  });

  it('streamText gives the same answer in pieces', async () => {
    const { openrouter } = connectEmulator();
    const result = streamText({ model: openrouter('openai/gpt-5'), prompt: 'Say hello.' });
    const pieces: string[] = [];
    for await (const piece of result.textStream) pieces.push(piece);
    const whole = await generateText({ model: openrouter('openai/gpt-5'), prompt: 'Say hello.' });
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(whole.text);
    expect(await result.usage).toEqual(whole.usage);
  });

  it.each(reasoners)('a tool loop with signed reasoning of %s runs, whole and streamed', async (modelId) => {
    const { emulator, openrouter } = connectEmulator();
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

  it('the costs of all steps add up to what was charged', async () => {
    const { emulator, openrouter } = connectEmulator();
    const { tools } = weatherTool();
    const { steps } = await generateText({
      model: openrouter('openai/gpt-5'),
      tools,
      prompt: 'What is the weather in Rome?',
      stopWhen: isStepCount(4),
    });
    let dollars = 0;
    for (const { providerMetadata } of steps) {
      const metadata = providerMetadata?.['openrouter'] as OpenRouterProviderMetadata | undefined;
      dollars += metadata?.usage.totalCost ?? 0;
    }
    expect(steps).toHaveLength(2);
    const charged = emulator.ledger.reduce((sum, { amount }) => sum + Number(amount), 0);
    expect(dollars).toBeGreaterThan(0);
    expect(dollars).toBeCloseTo(charged, 12);
  });

  it('Output.object gives an object of the schema', async () => {
    const { openrouter } = connectEmulator();
    const schema = z.object({ city: z.string(), population: z.number().int() });
    const { output } = await generateText({
      model: openrouter('openai/gpt-5'),
      output: Output.object({ schema, name: 'city', description: 'A city' }),
      prompt: 'Name a city.',
    });
    expect(schema.safeParse(output).success).toBe(true);
  });

  it('a ToolLoopAgent runs', async () => {
    const { openrouter } = connectEmulator();
    const { execute, tools } = weatherTool();
    const agent = new ToolLoopAgent({ model: openrouter('anthropic/claude-sonnet-4.5'), tools });
    const { text, steps } = await agent.generate({ prompt: 'What is the weather in Rome?' });
    expect(execute).toHaveBeenCalledTimes(1);
    expect(steps.length).toBe(2);
    expect(text).not.toBe('');
  });

  it.each(['when the model likes', 'because it has to'])(
    'a web search, %s, gives sources and is counted',
    async (why) => {
      const { emulator, openrouter } = connectEmulator();
      const toolChoice = { type: 'openrouter:web_search' } as const;
      const { sources, text, finalStep, warnings } = await generateText({
        model: openrouter('openai/gpt-5', why === 'because it has to' ? { toolChoice } : {}),
        tools: { search: openrouter.tools.webSearch({ maxResults: 2 }) },
        prompt: 'What is new in TypeScript?',
      });
      const metadata = finalStep.providerMetadata?.['openrouter'] as OpenRouterProviderMetadata;
      expect(text).not.toBe('');
      expect(sources.map(({ sourceType }) => sourceType)).toEqual(['url', 'url']);
      expect(new Set(sources.map(({ id }) => id)).size).toBe(2);
      expect(metadata.usage.serverToolUse?.webSearchRequests).toBe(1);
      expect(emulator.requests[0]?.body).toMatchObject({
        tools: [{ type: 'openrouter:web_search', parameters: { max_results: 2 } }],
      });
      expect(warnings).toEqual([]);
    },
  );

  it.each(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'] as const)(
    'reasoning %s is understood',
    async (reasoning) => {
      const { openrouter } = connectEmulator();
      const { reasoningText, usage } = await generateText({
        model: openrouter('anthropic/claude-sonnet-4.5'),
        reasoning,
        prompt: 'Why is the sky blue?',
      });
      const tokens = usage.outputTokenDetails.reasoningTokens ?? 0;
      if (reasoning === 'none') expect([reasoningText, tokens]).toEqual([undefined, 0]);
      else expect(tokens).toBeGreaterThan(0);
    },
  );

  it('images and PDF of a prompt and of the result of a tool arrive, and drawn images come back', async () => {
    const { openrouter } = connectEmulator();
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const { sources, warnings } = await generateText({
      model: openrouter('google/gemini-2.5-flash', {
        plugins: [{ id: 'file-parser', pdf: { engine: 'cloudflare-ai' } }],
      }),
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'file', mediaType: 'image', data: picture },
            { type: 'file', mediaType: 'application/pdf', data: 'JVBERi0xLjQ=', filename: 'bill.pdf' },
          ],
        },
        {
          role: 'assistant',
          content: [{ type: 'tool-call', toolCallId: 'call_1', toolName: 'look', input: {} }],
        },
        {
          role: 'tool',
          content: [
            {
              type: 'tool-result',
              toolCallId: 'call_1',
              toolName: 'look',
              output: {
                type: 'content',
                value: [{ type: 'file', mediaType: 'image/png', data: { type: 'data', data: picture } }],
              },
            },
          ],
        },
      ],
    });
    expect(sources).toMatchObject([{ sourceType: 'document', mediaType: 'application/pdf', filename: 'bill.pdf' }]);
    expect(warnings).toEqual([]);
    const drawn = await generateText({
      model: openrouter('google/gemini-2.5-flash-image', { modalities: ['image', 'text'] }),
      prompt: 'Draw a dot.',
    });
    expect(drawn.files).toMatchObject([{ mediaType: 'image/png' }]);
  });
});
