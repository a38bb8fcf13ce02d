import { describe, expect, test } from 'vitest';

import { DEFAULT_MODELS } from './default-models.ts';
import { endpointsOf } from './model-endpoints.ts';
import { familyOf } from './model-family.ts';

function modelNamed(id: string) {
  const model = DEFAULT_MODELS.find((entry) => entry.id === id);
  if (!model) throw new Error(`no model ${id}`);
  return model;
}

describe('the endpoints of a model', () => {
  test('are two or more, with tags of their own, and the first is what the catalogue describes', () => {
    for (const model of DEFAULT_MODELS) {
      const endpoints = endpointsOf(model);
      expect(endpoints.length).toBeGreaterThanOrEqual(2);
      expect(new Set(endpoints.map(({ tag }) => tag)).size).toBe(endpoints.length);
      expect(endpoints[0]).toMatchObject({
        providerName: familyOf(model.id).providerName,
        tier: 'default',
        pricing: model.pricing,
        contextLength: model.context_length,
        supportedParameters: model.supported_parameters,
      });
    }
  });

  test('cost nothing where the model is free', () => {
    const prices = endpointsOf(modelNamed('meta-llama/llama-3.3-70b-instruct:free')).map(
      ({ pricing }) => pricing.prompt,
    );
    expect(new Set(prices)).toEqual(new Set(['0']));
  });

  test('have their own prices, precisions and tiers', () => {
    const open = endpointsOf(modelNamed('deepseek/deepseek-chat-v3.1'));
    expect(open.map(({ tag, quantization, pricing }) => [tag, quantization, pricing.prompt])).toEqual([
      ['deepseek', 'fp8', '0.0000002'],
      ['deepinfra', 'fp8', '0.0000002'],
      ['novita', 'fp8', '0.00000021'],
      ['together', 'fp8', '0.00000028'],
    ]);
    const tiers = endpointsOf(modelNamed('openai/gpt-5')).map(({ tag, tier, pricing }) => [tag, tier, pricing.prompt]);
    expect(tiers).toEqual([
      ['openai', 'default', '0.00000125'],
      ['azure', 'default', '0.00000125'],
      ['openai/flex', 'flex', '0.000000625'],
      ['openai/priority', 'priority', '0.0000025'],
    ]);
  });

  test('are what the model says, where it says it', () => {
    const model = {
      ...modelNamed('openai/gpt-4o'),
      emulation: {
        endpoints: [
          { provider: 'Acme Cloud', latency: 100, zdr: true },
          { provider: 'Groq', tag: 'groq/fast', status: -1 as const, pricing: { prompt: '1', completion: '2' } },
        ],
      },
    };
    expect(endpointsOf(model)).toMatchObject([
      { providerName: 'Acme Cloud', providerSlug: 'acme-cloud', tag: 'acme-cloud', zdr: true, latency: { p50: 100 } },
      { providerName: 'Groq', tag: 'groq/fast', status: -1, pricing: { prompt: '1' } },
    ]);
  });
});
