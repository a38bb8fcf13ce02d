import { describe, expect, test } from 'vitest';

import { createEmulator, type CatalogueModel, type Emulator, type ModelPricing } from '../index.ts';
import { ask } from '../testing/ask.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';

const priced = (id: string, pricing: ModelPricing, more: Partial<CatalogueModel> = {}): CatalogueModel => ({
  id,
  canonical_slug: id,
  name: id,
  created: 1_700_000_000,
  description: '',
  context_length: 100_000,
  architecture: { modality: 'text->text', input_modalities: ['text'], output_modalities: ['text'] },
  pricing,
  top_provider: { is_moderated: false },
  per_request_limits: null,
  supported_parameters: ['tools'],
  default_parameters: null,
  supported_voices: null,
  links: { details: '/x' },
  ...more,
});

const UNKNOWN = { prompt: '-1', completion: '-1' };
const CHEAP = { prompt: '0.000001', completion: '0.000002' };
const prompt = 'Hello there, my friend, how are you today?';

const answer = (emulator: Emulator, model: string, more: Record<string, unknown> = {}) =>
  ask(emulator, { model, messages: [{ role: 'user', content: prompt }], ...more });

/** What an answer cost by each of the books, over what its tokens cost at other prices. */
async function expectCost(pricing: ModelPricing, expected: { prompt: number; completion: number }, clock = 0) {
  const emulator = createEmulator({ models: [priced('a/b', pricing)], clock: () => clock });
  const { id, usage } = await answer(emulator, 'a/b');
  const cost = usage.prompt_tokens * expected.prompt + usage.completion_tokens * expected.completion;
  expect(usage.cost).toBeCloseTo(cost, 12);
  expect(Number(emulator.ledger[0]?.amount)).toBe(usage.cost);
  expect((await generationOf(emulator, id)).total_cost).toBe(usage.cost);
}

const listed = async (emulator: Emulator, query: string) =>
  (await callJson<{ data: { id: string }[] }>(emulator, `/models?${query}`)).data.map(({ id }) => id);

describe('a negative price is unknown', () => {
  test('an answer of a model that has one costs nothing, and gives no money back', async () => {
    await expectCost({ ...UNKNOWN, request: '-1' }, { prompt: 0, completion: 0 });
  });

  test('a router that the catalogue lists still chooses a model, and that is what is paid', async () => {
    for (const router of ['openrouter/auto', 'openrouter/auto-beta']) {
      const models = [priced(router, UNKNOWN), priced('some/router', UNKNOWN), priced('a/b', CHEAP)];
      const emulator = createEmulator({ models });
      const { model, usage } = await answer(emulator, router);
      expect(model).toBe('a/b');
      expect(usage.cost).toBeGreaterThan(0);
    }
  });

  test('the catalogue tells a router as it was given', async () => {
    const emulator = createEmulator({ models: [priced('openrouter/auto', UNKNOWN), priced('a/b', CHEAP)] });
    const { data } = await callJson<{ data: CatalogueModel }>(emulator, '/model/openrouter/auto');
    expect(data).toMatchObject({ id: 'openrouter/auto', pricing: UNKNOWN });
    const { data: found } = await callJson<{ data: { id: string; endpoints: { pricing: ModelPricing }[] } }>(
      emulator,
      '/models/openrouter/auto/endpoints',
    );
    expect(found.id).toBe('openrouter/auto');
    // Also where the provider is dearer than the model.
    for (const { pricing } of found.endpoints) expect(pricing).toMatchObject(UNKNOWN);
  });

  test('it is not cheap for max_price, of a request or of the list, and comes last where prices are sorted', async () => {
    const emulator = createEmulator({ models: [priced('x/unknown', UNKNOWN), priced('a/b', CHEAP)] });
    const body = { messages: [{ role: 'user', content: prompt }], provider: { max_price: { prompt: 5 } } };
    expect(await callError(emulator, '/chat/completions', { model: 'x/unknown', ...body })).toMatch(/^404 /);
    expect((await call(emulator, '/chat/completions', { model: 'a/b', ...body })).status).toBe(200);
    expect(await listed(emulator, 'max_price=5')).toEqual(['a/b']);
    expect(await listed(emulator, 'min_output_price=0')).toEqual(['a/b']);
    expect(await listed(emulator, 'sort=pricing-low-to-high')).toEqual(['a/b', 'x/unknown']);
    expect(await listed(emulator, 'sort=pricing-high-to-low')).toEqual(['a/b', 'x/unknown']);
  });

  test('providers of unknown price are tried last where price counts', async () => {
    const endpoints = [
      { provider: 'Together', pricing: UNKNOWN },
      { provider: 'DeepInfra', pricing: CHEAP },
    ];
    const emulator = createEmulator({ models: [priced('a/b', CHEAP, { emulation: { endpoints } })] });
    expect((await answer(emulator, 'a/b')).provider).toBe('Together');
    expect((await answer(emulator, 'a/b', { provider: { sort: 'price' } })).provider).toBe('DeepInfra');
  });
});

describe('the price of a request', () => {
  test('is less a discount', async () => {
    await expectCost({ ...CHEAP, discount: 0.25 }, { prompt: 0.75e-6, completion: 1.5e-6 });
    await expectCost({ ...CHEAP, discount: 1 }, { prompt: 0, completion: 0 });
  });

  test('follows the discount in filters and in the order by price', async () => {
    const models = [priced('a/plain', CHEAP), priced('a/less', { ...CHEAP, prompt: '0.0000015', discount: 0.5 })];
    const emulator = createEmulator({ models });
    expect(await listed(emulator, 'max_price=0.8')).toEqual(['a/less']);
    expect(await listed(emulator, 'sort=pricing-low-to-high')).toEqual(['a/less', 'a/plain']);
  });

  test('is that of an override for prompts of more tokens than it says, and of no fewer', async () => {
    const emulator = createEmulator({ models: [priced('a/b', CHEAP)] });
    const { usage } = await answer(emulator, 'a/b');
    const over = (least: number) => ({
      ...CHEAP,
      discount: 0.5,
      overrides: [{ min_prompt_tokens: least, prompt: '0.00001' }],
    });
    await expectCost(over(usage.prompt_tokens), { prompt: 0.5e-6, completion: 1e-6 });
    await expectCost(over(usage.prompt_tokens - 1), { prompt: 5e-6, completion: 1e-6 });
  });

  test.each([
    [{ utc_start: 1030, utc_end: 1100 }, '10:29', false],
    [{ utc_start: 1030, utc_end: 1100 }, '10:30', true],
    [{ utc_start: 1030, utc_end: 1100 }, '11:00', false],
    [{ utc_start: 2200, utc_end: 400 }, '23:00', true],
    [{ utc_start: 2200, utc_end: 400 }, '03:59', true],
    [{ utc_start: 2200, utc_end: 400 }, '04:00', false],
    [{ utc_start: 1030, utc_end: 1100, min_prompt_tokens: 5000 }, '10:45', false],
  ])('is that of an override at its time of the day: %j at %s', async (when, time, counts) => {
    const pricing = { ...CHEAP, overrides: [{ ...when, completion: '0.00001' }] };
    await expectCost(pricing, { prompt: 1e-6, completion: counts ? 1e-5 : 2e-6 }, Date.parse(`2026-03-04T${time}:00Z`));
  });

  test('is that of the last override that fits, price by price', async () => {
    const overrides = [
      { min_prompt_tokens: 1, prompt: '0.00001', completion: '0.00003' },
      { min_prompt_tokens: 2, prompt: '0.00002' },
      { min_prompt_tokens: 5000, prompt: '1' },
    ];
    await expectCost({ ...CHEAP, overrides }, { prompt: 2e-5, completion: 3e-5 });
  });

  test('is discounted and overridden for models that do not chat', async () => {
    const architecture = { modality: null, input_modalities: ['text'], output_modalities: ['embeddings'] };
    const pricing = {
      prompt: '0.000001',
      completion: '0',
      discount: 0.5,
      overrides: [{ min_prompt_tokens: 2, prompt: '0.000003' }],
    };
    const emulator = createEmulator({ models: [priced('a/e', pricing, { architecture })] });
    const cost = async (input: string) => {
      const { usage } = await callJson<{ usage: { prompt_tokens: number; cost: number } }>(emulator, '/embeddings', {
        model: 'a/e',
        input,
      });
      return usage.cost / usage.prompt_tokens;
    };
    expect(await cost('a')).toBeCloseTo(0.5e-6, 12);
    expect(await cost('a b c d e f')).toBeCloseTo(1.5e-6, 12);
  });

  test('keeps its conditions where a provider is dearer than the model', async () => {
    const override = { min_prompt_tokens: 200_000, utc_start: 100, utc_end: 400, prompt: '0.000002' };
    const emulator = createEmulator({
      models: [priced('a/b', { ...CHEAP, unit: 'token', overrides: [override] })],
    });
    const { data } = await callJson<{ data: { endpoints: { pricing: ModelPricing }[] } }>(
      emulator,
      '/models/a/b/endpoints',
    );
    expect(data.endpoints.length).toBeGreaterThan(1);
    for (const { pricing } of data.endpoints) {
      const { prompt: _scaled, ...conditions } = override;
      expect(pricing.overrides).toEqual([{ ...conditions, prompt: expect.any(String) }]);
    }
  });
});
