import { describe, expect, test } from 'vitest';

import { createEmulator, defaultModels, type CatalogueModel } from '../index.ts';
import { call, callError, callJson } from '../testing/call.ts';

interface Listing {
  data: CatalogueModel[];
  total_count: number;
}
interface Endpoint {
  provider_name: string;
  tag: string;
  model_id: string;
  latency_last_30m: unknown;
}

const OPEN = { headers: {} };
const NOW = Date.parse('2026-06-01T00:00:00Z');
const emulator = createEmulator({ clock: () => NOW });
const list = async (query: string) => (await callJson<Listing>(emulator, `/models?${query}`, undefined, OPEN)).data;

/** Without the last bits, which sums of fractions do not agree in. */
const microdollars = ({ prompt, completion }: CatalogueModel['pricing']): number =>
  Math.round((Number(prompt) + Number(completion)) * 1e12) / 1e6;

describe('a model without a description', () => {
  test('has an empty one in the feed and where its endpoints are listed', async () => {
    const { description: _left, ...model } = defaultModels[0] ?? expect.fail('no models');
    const catalogue = [model, { ...model, id: 'a/b', description: undefined }] as unknown as CatalogueModel[]; // untyped
    const own = createEmulator({ models: catalogue });
    const feed = await call(own, '/models?use_rss=true', undefined, OPEN);
    expect(feed.status).toBe(200);
    expect(await feed.text()).toContain('<description></description>');
    for (const id of [model.id, 'a/b']) {
      const { data } = await callJson<{ data: { description?: string } }>(own, `/models/${id}/endpoints`);
      expect(data.description).toBe('');
    }
  });
});

describe('the list of models', () => {
  test.each<[string, (model: CatalogueModel) => boolean]>([
    ['q=haiku', ({ id }) => id.includes('haiku')],
    ['input_modalities=image,file', ({ architecture }) => architecture.input_modalities.includes('file')],
    ['context=1000000', ({ context_length }) => (context_length ?? 0) >= 1_000_000],
    ['min_price=1&max_price=3', ({ pricing }) => Number(pricing.prompt) >= 1e-6 && Number(pricing.prompt) <= 3e-6],
    ['max_output_price=0', ({ pricing }) => pricing.completion === '0'],
    ['arch=claude', ({ id }) => id.startsWith('anthropic/')],
    ['model_authors=qwen,z-ai', ({ id }) => /^(qwen|z-ai)\//.test(id)],
    ['providers=Amazon%20Bedrock', ({ id }) => id.startsWith('anthropic/')],
    ['distillable=false', ({ id }) => !id.startsWith('deepseek/')],
    ['distillable=true', ({ id }) => !id.startsWith('anthropic/')],
    ['region=eu', ({ id }) => id !== 'qwen/qwen3-max'],
    ['max_age_days=120', ({ created }) => created * 1000 > NOW - 121 * 86_400_000],
    ['min_age_days=365', ({ created }) => created * 1000 <= NOW - 365 * 86_400_000],
    ['supported_parameters=tools,reasoning', (model) => model.reasoning !== undefined],
    ['min_coding_index=50', ({ benchmarks }) => (benchmarks?.artificial_analysis?.coding_index ?? 0) >= 50],
    ['max_agentic_index=50', ({ benchmarks }) => (benchmarks?.artificial_analysis?.agentic_index ?? 99) <= 50],
    ['min_tool_success_rate=0.9', ({ supported_parameters }) => supported_parameters.includes('tools')],
    ['category=programming', () => true],
    ['zdr=true', ({ id }) => !id.endsWith(':free')],
  ])('can be narrowed by %s', async (query, isRight) => {
    const found = await list(query);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan((await list('')).length);
    expect(found.filter((model) => !isRight(model)).map(({ id }) => id)).toEqual([]);
  });

  test.each<[string, (model: CatalogueModel) => number]>([
    ['newest', ({ created }) => -created],
    ['pricing-low-to-high', ({ pricing }) => microdollars(pricing)],
    ['pricing-high-to-low', ({ pricing }) => -microdollars(pricing)],
    ['context-high-to-low', ({ context_length }) => -(context_length ?? 0)],
    ['intelligence-high-to-low', (model) => -(model.benchmarks?.artificial_analysis?.intelligence_index ?? -Infinity)],
    ['coding-high-to-low', (model) => -(model.benchmarks?.artificial_analysis?.coding_index ?? -Infinity)],
    ['agentic-high-to-low', (model) => -(model.benchmarks?.artificial_analysis?.agentic_index ?? -Infinity)],
    ['design-arena-elo-high-to-low', (model) => -(model.benchmarks?.design_arena[0]?.elo ?? -Infinity)],
  ])('can be sorted by %s', async (order, keyOf) => {
    const keys = (await list(`sort=${order}&output_modalities=all`)).map(keyOf);
    expect(keys).toEqual(keys.toSorted((left, right) => (left === right ? 0 : left - right)));
    expect(keys).not.toEqual(defaultModels.map(keyOf));
  });

  test.each(['throughput-high-to-low', 'latency-low-to-high', 'most-popular', 'top-weekly'])(
    'has an order of its own by %s',
    async (order) => {
      const ids = (await list(`sort=${order}`)).map(({ id }) => id);
      const unsorted = (await list('')).map(({ id }) => id);
      expect(ids).not.toEqual(unsorted);
      expect(ids.toSorted()).toEqual(unsorted.toSorted());
    },
  );

  test.each([
    ['sort=best', 'sort: Invalid option'],
    ['category=cooking', 'category: Invalid option'],
    ['max_price=cheap', 'max_price: Invalid input: expected number'],
    ['min_price=-1', 'min_price: Too small'],
    ['context=1.5', 'context: Invalid input: expected integer'],
    ['max_tool_success_rate=2', 'max_tool_success_rate: Too big'],
    ['zdr=false', 'zdr: Invalid option'],
    ['region=mars', 'region: Invalid option'],
    ['output_modalities=smell', 'output_modalities: Invalid modality'],
    ['limit=1001', 'limit: Too big'],
    ['offset=-1', 'offset: Too small'],
  ])('refuses %s', async (query, problem) => {
    expect(await callError(emulator, `/models?${query}`)).toContain(`400 ${problem}`);
  });

  test('comes as a feed too', async () => {
    const response = await call(emulator, '/models?use_rss=true&q=sonnet-4.5', undefined, OPEN);
    expect(response.headers.get('content-type')).toBe('application/rss+xml');
    const feed = await response.text();
    expect(feed).toContain('<link>https://openrouter.ai/anthropic/claude-sonnet-4.5</link>');
    expect(feed.match(/<item>/g)).toHaveLength(1);
    const chats = await call(emulator, '/models?use_rss=true&use_rss_chat_links=true&q=sonnet-4.5', undefined, OPEN);
    expect(await chats.text()).toContain('/chat?models=anthropic%2Fclaude-sonnet-4.5</link>');
  });

  test('can be counted', async () => {
    const count = async (query: string) =>
      (await callJson<{ data: { count: number } }>(emulator, `/models/count${query}`, undefined, OPEN)).data.count;
    expect(await count('')).toBe((await list('')).length);
    expect(await count('?output_modalities=all')).toBe(defaultModels.length);
    expect(await count('?output_modalities=rerank,video')).toBe((await list('output_modalities=rerank,video')).length);
  });

  test('of an account needs a key', async () => {
    expect((await call(emulator, '/models/user', undefined, OPEN)).status).toBe(401);
    const page = await callJson<Listing>(emulator, '/models/user?limit=3&offset=2');
    expect(page.data).toHaveLength(3);
    expect(page.total_count).toBe((await list('')).length);
  });
});

describe('endpoints', () => {
  const path = '/models/anthropic/claude-sonnet-4.5/endpoints';
  const read = async (at: string, init?: RequestInit) =>
    (await callJson<{ data: { id: string; endpoints: Endpoint[] } }>(emulator, at, undefined, init)).data;

  test('tell who runs a model, and how fast to those who have a key', async () => {
    const { id, endpoints } = await read(path);
    expect(id).toBe('anthropic/claude-sonnet-4.5');
    expect(endpoints.map(({ tag }) => tag)).toEqual([
      'anthropic',
      'amazon-bedrock',
      'google-vertex',
      'google-vertex/europe',
    ]);
    expect(endpoints[0]?.latency_last_30m).toMatchObject({ p50: expect.any(Number) });
    expect((await read(path, OPEN)).endpoints[0]?.latency_last_30m).toBeNull();
    expect(await callError(emulator, '/models/acme/none/endpoints')).toBe('404 Model acme/none not found');
  });

  test('under zero data retention are those of providers that store nothing', async () => {
    const { data } = await callJson<{ data: Endpoint[] }>(emulator, '/endpoints/zdr', undefined, OPEN);
    const tags = new Set(data.map(({ tag }) => tag));
    expect(tags).toContain('amazon-bedrock');
    expect(tags).not.toContain('anthropic');
  });

  test('belong to providers that are listed', async () => {
    const { data } = await callJson<{ data: { name: string }[] }>(emulator, '/providers', undefined, OPEN);
    const names = data.map(({ name }) => name);
    expect(names).toContain('Anthropic');
    expect(names).toEqual(
      expect.arrayContaining((await read(path)).endpoints.map((endpoint) => endpoint.provider_name)),
    );
  });
});

describe('a private model', () => {
  const models = defaultModels.map((model) =>
    model.id === 'openai/gpt-4o' ? { ...model, id: 'acme/secret', emulation: { private: true } } : model,
  );
  const own = createEmulator({ models });

  test('is found by those who know its name, and works', async () => {
    expect(await callJson(own, '/private/models/acme/secret')).toMatchObject({ data: { id: 'acme/secret' } });
    const { data } = await callJson<{ data: { endpoints: Endpoint[] } }>(own, '/private/models/acme/secret/endpoints');
    expect(data.endpoints.length).toBeGreaterThan(1);
    const body = { model: 'acme/secret', messages: [{ role: 'user', content: 'Hello' }] };
    expect((await call(own, '/chat/completions', body)).status).toBe(200);
  });

  test('is not in the public catalogue', async () => {
    const ids = (await callJson<Listing>(own, '/models?output_modalities=all')).data.map(({ id }) => id);
    expect(ids).not.toContain('acme/secret');
    for (const path of ['/model/acme/secret', '/models/acme/secret/endpoints', '/private/models/openai/gpt-4o-mini']) {
      expect(await callError(own, path)).toMatch(/^404 /);
    }
    expect((await call(own, '/private/models/acme/secret', undefined, OPEN)).status).toBe(401);
  });
});
