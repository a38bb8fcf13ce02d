import {
  createProviderRegistry,
  customProvider,
  defaultSettingsMiddleware,
  extractReasoningMiddleware,
  generateText,
  isStepCount,
  simulateStreamingMiddleware,
  streamText,
  wrapLanguageModel,
  type LanguageModelMiddleware,
} from 'ai';
import { describe, expect, it } from 'vitest';

import { connectEmulator, reasoners, weatherTool } from '../../test/connect-emulator.ts';
import { deltasOf, ending, message, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouter, type OpenRouterProviderMetadata } from '../index.ts';

const tagged = '<think>Hm, let me see.</think>It is noon.';

describe('middleware of the AI SDK', () => {
  it('takes reasoning out of the text of models that write it there, whole and streamed', async () => {
    const { fetch } = scripted(
      message({ content: tagged }),
      stream([...deltasOf({ content: tagged }), ...ending('stop')]),
    );
    const model = wrapLanguageModel({
      model: createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b'),
      middleware: extractReasoningMiddleware({ tagName: 'think' }),
    });
    const whole = await generateText({ model, prompt: 'Time?' });
    expect([whole.reasoningText, whole.text]).toEqual(['Hm, let me see.', 'It is noon.']);
    const streamed = streamText({ model, prompt: 'Time?' });
    expect([await streamed.reasoningText, await streamed.text]).toEqual(['Hm, let me see.', 'It is noon.']);
  });

  it('sees a model with name, provider and the URLs that it supports, and may change calls', async () => {
    const { emulator, openrouter } = connectEmulator();
    const seen: string[] = [];
    const watcher: LanguageModelMiddleware = {
      specificationVersion: 'v4',
      transformParams: async ({ params, model, type }) => {
        seen.push(`${type} ${model.provider} ${model.modelId}`);
        return { ...params, temperature: 0.5 };
      },
    };
    const model = wrapLanguageModel({
      model: openrouter('openai/gpt-4o'),
      middleware: [
        watcher,
        defaultSettingsMiddleware({ settings: { providerOptions: { openrouter: { user: 'u' } } } }),
      ],
    });
    await generateText({ model, prompt: 'Hello' });
    expect(seen).toEqual(['generate openrouter openai/gpt-4o']);
    expect(Object.keys(await model.supportedUrls)).toContain('image/*');
    expect(emulator.requests[0]?.body).toMatchObject({ temperature: 0.5, user: 'u' });
  });

  it.each(reasoners)('leaves the tool loop of %s whole when it simulates streaming', async (modelId) => {
    const { openrouter } = connectEmulator();
    const model = wrapLanguageModel({
      model: openrouter(modelId, { reasoning: { effort: 'high' } }),
      middleware: simulateStreamingMiddleware(),
    });
    const { execute, tools } = weatherTool();
    const result = streamText({ model, tools, prompt: 'What is the weather in Rome?', stopWhen: isStepCount(4) });
    expect(await result.text).not.toBe('');
    expect(execute).toHaveBeenCalledTimes(1);
  });
});

describe('a registry', () => {
  it.each(reasoners)('runs all steps of a tool loop of %s, with numbers for usage and cost', async (modelId) => {
    const { openrouter } = connectEmulator();
    const registry = createProviderRegistry({
      openrouter,
      custom: customProvider({ languageModels: { smart: openrouter(modelId) } }),
    });
    const { execute, tools } = weatherTool();
    for (const id of [`openrouter:${modelId}`, 'custom:smart'] as const) {
      const call = {
        model: registry.languageModel(id),
        tools,
        prompt: 'What is the weather in Rome?',
        reasoning: 'high' as const,
        stopWhen: isStepCount(5),
      };
      const streamed = streamText(call);
      for (const { steps, usage } of [
        await generateText(call),
        { steps: await streamed.steps, usage: await streamed.usage },
      ]) {
        expect(steps.map(({ finishReason }) => finishReason)).toEqual(['tool-calls', 'stop']);
        for (const count of [usage.inputTokens, usage.outputTokens, usage.totalTokens]) {
          expect(count).toBeTypeOf('number');
          expect(count).toBeGreaterThan(0);
        }
        const costs = steps.map(({ providerMetadata }) => {
          // The AI SDK does not know the provider's type of it.
          const metadata = providerMetadata?.['openrouter'] as OpenRouterProviderMetadata;
          return metadata.usage.cost;
        });
        expect(costs.every((cost) => typeof cost === 'number' && cost > 0)).toBe(true);
      }
    }
    expect(execute).toHaveBeenCalledTimes(4);
  });
});
