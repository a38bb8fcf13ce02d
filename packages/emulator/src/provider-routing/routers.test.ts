import { describe, expect, test } from 'vitest';

import { createEmulator, defaultModels, type CatalogueModel } from '../index.ts';
import { ask, askError, KEY, post } from '../testing/ask.ts';
import { callError } from '../testing/call.ts';

const messages = [{ role: 'user', content: 'Write a function' }];

/** A model of a price in dollars per million tokens, and a score in coding. */
function coder(id: string, price: number, score: number): CatalogueModel {
  const [model] = defaultModels;
  if (!model) throw new Error('No models');
  const perToken = (price / 1_000_000).toFixed(12);
  return {
    ...model,
    id,
    canonical_slug: id,
    pricing: { prompt: perToken, completion: perToken },
    benchmarks: {
      artificial_analysis: { intelligence_index: score, coding_index: score, agentic_index: score },
      design_arena: [],
    },
  };
}

// Ten models: the dearer, the better, but for one that is dear and bad.
const TEN = Array.from({ length: 10 }, (_, index) => coder(`maker/m${index}`, index + 1, 10 * index));

describe('the auto router', () => {
  const chosen = async (plugin: Record<string, unknown>, said: unknown[] = messages) =>
    (
      await ask(createEmulator({ models: TEN.toReversed() }), {
        model: 'openrouter/auto',
        messages: said,
        plugins: [{ id: 'auto-router', ...plugin }],
      })
    ).model;

  test.each([
    [{}, 'maker/m0'],
    [{ cost_quality_tradeoff: 10 }, 'maker/m0'],
    [{ cost_quality_tradeoff: 5 }, 'maker/m4'],
    [{ cost_quality_tradeoff: 0 }, 'maker/m8'],
    [{ cost_quality_tradeoff: 0, cost_tier: 'medium' }, 'maker/m3'],
    [{ cost_quality_tradeoff: 0, allowed_models: ['maker/m1', 'maker/m2'] }, 'maker/m1'],
    [{ cost_quality_tradeoff: 0, enabled: false }, 'maker/m0'],
  ])('trades cost for quality: %j', async (plugin, expected) => {
    expect(await chosen(plugin)).toBe(expected);
  });

  test('goes on with the model that answered last, where it is to be pinned and allowed', async () => {
    const said = [
      ...messages,
      { role: 'assistant', content: 'a', model: 'maker/m3' },
      { role: 'user', content: 'b' },
      { role: 'assistant', content: 'c', model: 'maker/m7' },
      { role: 'user', content: 'd' },
    ];
    expect(await chosen({ pin_model: true }, said)).toBe('maker/m7');
    expect(await chosen({ pin_model: false }, said)).toBe('maker/m0');
    expect(await chosen({ pin_model: true, excluded_models: ['*7'] }, said)).toBe('maker/m0');
    expect(await chosen({ pin_model: true }, [...said.slice(0, 3), { role: 'assistant', content: 'x' }])).toBe(
      'maker/m0',
    );
  });

  test('takes a model that hears and sees what the request has', async () => {
    const parts = [
      { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
      { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
    ];
    for (const part of parts) {
      const said = [{ role: 'user', content: [{ type: 'text', text: 'What is this?' }, part] }];
      const { model, error } = await ask(createEmulator(), { model: 'openrouter/auto', messages: said });
      expect(error).toBeUndefined();
      const inputs = defaultModels.find((own) => own.canonical_slug === model)?.architecture.input_modalities;
      expect(inputs).toContain(part.type === 'image_url' ? 'image' : 'audio');
    }
  });

  test.each<[Record<string, unknown>, string]>([
    [{ allowed_models: 'all' }, '400 plugins.0.allowed_models: Invalid input: expected array, received string'],
    [{ excluded_models: [1] }, '400 plugins.0.excluded_models.0: Invalid input: expected string'],
    [{ cost_quality_tradeoff: 11 }, '400 plugins.0.cost_quality_tradeoff: Too big'],
    [{ cost_tier: 'free' }, '400 plugins.0.cost_tier: Invalid option'],
    [{ pin_model: 'yes' }, '400 plugins.0.pin_model: Invalid input: expected boolean'],
  ])('refuses what its plugin does not take: %j', async (plugin, problem) => {
    const body = { model: 'openrouter/auto', messages, plugins: [{ id: 'auto-router', ...plugin }] };
    expect(await callError(createEmulator(), '/chat/completions', body)).toContain(problem);
  });
});

test('the patterns of a router have 65,536 characters at most', async () => {
  const allowed_models = Array.from({ length: 65 }, () => 'a'.repeat(1024));
  const body = { model: 'openrouter/auto', messages, plugins: [{ id: 'auto-router', allowed_models }] };
  expect(await callError(createEmulator(), '/chat/completions', body)).toContain(
    '400 plugins.0.allowed_models: Too big: expected at most 65536 characters',
  );
});

describe('the coding router', () => {
  const models = [...TEN, coder('maker/dear', 50, 55)];
  const request = (plugin?: Record<string, unknown>) => ({
    model: 'openrouter/pareto-code',
    messages,
    ...(plugin && { plugins: [{ id: 'pareto-router', ...plugin }] }),
  });

  test.each([
    [undefined, 'maker/m8'],
    [{ min_coding_score: 0.66 }, 'maker/m8'],
    [{ min_coding_score: 0.5 }, 'maker/m6'],
    [{ min_coding_score: 0.1 }, 'maker/m5'],
    [{ min_coding_score: 0.1, enabled: false }, 'maker/m8'],
    // A price takes the place of a score.
    [{ max_price: 7.5, min_coding_score: 1 }, 'maker/m6'],
    [{ max_price: 100 }, 'maker/m9'],
  ])('takes the cheapest of the tier, or the best for the price: %j', async (plugin, expected) => {
    expect((await ask(createEmulator({ models }), request(plugin))).model).toBe(expected);
  });

  test('under a cap falls back to what is cheaper, then to what is worse for its price', async () => {
    const emulator = createEmulator({ models: [coder('maker/dear', 8.5, 65), ...TEN] });
    const headers = { authorization: `Bearer ${KEY}`, 'x-openrouter-metadata': 'enabled' };
    const response = await post(emulator, request({ max_price: 9 }), { headers });
    const { openrouter_metadata: told } = (await response.json()) as {
      openrouter_metadata: { strategy: string; endpoints: { available: { model: string }[] } };
    };
    expect(told.strategy).toBe('pareto');
    const order = [...new Set(told.endpoints.available.map(({ model }) => model))];
    expect(order).toEqual(['maker/m8', 'maker/m7', 'maker/m6', 'maker/m5', 'maker/dear']);
  });

  test('leaves a request that nobody is cheap enough for to the next of the models', async () => {
    const { model, ...body } = request({ max_price: 0.01 });
    expect((await ask(createEmulator({ models }), { ...body, models: [model, 'maker/m1'] })).model).toBe('maker/m1');
  });

  test('is a 404 where nobody is cheap enough', async () => {
    const { status, message } = await askError(createEmulator({ models }), request({ max_price: 0.01 }));
    expect(`${status} ${message}`).toBe('404 No models match your request and model restrictions');
  });

  test.each([
    [{ max_price: -1 }, 'plugins.0.max_price: Too small'],
    [{ min_coding_score: 2 }, 'plugins.0.min_coding_score: Too big'],
    [{ price_source: 'rumour' }, 'plugins.0.price_source: Invalid option'],
  ])('refuses what its plugin does not take: %j', async (plugin, problem) => {
    expect(await callError(createEmulator(), '/chat/completions', request(plugin))).toContain(`400 ${problem}`);
  });
});

test('the switchyard router is not simulated, and that is said', async () => {
  const body = { model: 'openai/gpt-4o', messages, plugins: [{ id: 'switchyard-router' }] };
  expect(await callError(createEmulator(), '/chat/completions', body)).toBe(
    '400 plugins.0.id: The emulator does not simulate the plugin "switchyard-router"',
  );
});
