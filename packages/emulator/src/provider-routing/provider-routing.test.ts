import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../create-emulator.ts';
import { ask, askError, KEY, post } from '../testing/ask.ts';
import { WEATHER_TOOL } from '../testing/example-tools.ts';

const messages = [{ role: 'user', content: 'What is the weather in Paris?' }];
const CLAUDE = 'anthropic/claude-sonnet-4.5';
const DEEPSEEK = 'deepseek/deepseek-chat-v3.1';
const providerOf = async (body: Record<string, unknown>, emulator: Emulator = createEmulator()): Promise<string> => {
  const answer = await ask(emulator, { messages, ...body });
  if (answer.error) throw new Error(JSON.stringify(answer.error));
  return answer.provider;
};
const refused = async (body: Record<string, unknown>, emulator: Emulator = createEmulator()) => {
  const { status, message } = await askError(emulator, { messages, ...body });
  return `${status} ${message}`;
};

describe('provider preferences choose the endpoint', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['nothing: the default endpoint', {}, 'DeepSeek'],
    ['order', { order: ['together', 'novita'] }, 'Together'],
    ['order by display name', { order: ['Novita'] }, 'Novita'],
    ['order that names nobody falls back', { order: ['openai'] }, 'DeepSeek'],
    ['only', { only: ['deepinfra'] }, 'DeepInfra'],
    ['ignore', { ignore: ['deepseek', 'deepinfra'] }, 'Novita'],
    ['data_collection', { data_collection: 'deny' }, 'DeepInfra'],
    ['zdr', { zdr: true, ignore: ['deepinfra'] }, 'Together'],
    ['sort by throughput', { sort: 'throughput' }, 'Together'],
    ['sort by latency', { sort: { by: 'latency' } }, 'Together'],
    ['sort by price', { sort: 'price', ignore: ['deepseek', 'deepinfra'] }, 'Novita'],
    ['preferred latency', { preferred_max_latency: 0.5 }, 'Together'],
    ['preferred throughput by percentile', { preferred_min_throughput: { p90: 60 } }, 'Together'],
    ['thresholds that nobody meets', { preferred_max_latency: 0.001 }, 'DeepSeek'],
    ['max_price', { max_price: { prompt: '0.25' }, only: ['together', 'novita'] }, 'Novita'],
    ['quantizations', { quantizations: ['fp8'] }, 'DeepSeek'],
    [
      'lists that are empty',
      { only: [], ignore: [], order: [], quantizations: [], allow_fallbacks: false },
      'DeepSeek',
    ],
    ['nulls', { only: null, order: null, sort: null, zdr: null, quantizations: null }, 'DeepSeek'],
    ['enforce_distillable_text', { enforce_distillable_text: true }, 'DeepSeek'],
  ])('%s', async (_, provider, expected) => {
    expect(await providerOf({ model: DEEPSEEK, provider })).toBe(expected);
  });

  test('and what it costs', async () => {
    const emulator = createEmulator();
    const { id, usage } = await ask(emulator, { model: DEEPSEEK, messages, provider: { only: ['together'] } });
    expect(usage.cost).toBeCloseTo(usage.prompt_tokens * 0.28e-6 + usage.completion_tokens * 1.12e-6, 15);
    const generation = await emulator.fetch(`https://openrouter.ai/api/v1/generation?id=${id}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(await generation.json()).toMatchObject({ data: { provider_name: 'Together', total_cost: usage.cost } });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['only', { only: ['openai'] }, '404 No allowed providers are available for the selected model.'],
    ['order without fallbacks', { order: ['openai'], allow_fallbacks: false }, '404 No allowed providers'],
    ['max_price', { max_price: { completion: 0.01 } }, '404 No endpoints found matching your maximum price'],
    ['quantizations', { quantizations: ['fp32'] }, '404 No endpoints found with the requested quantizations'],
    ['zdr', { zdr: true, only: ['novita'] }, '404 No endpoints found matching your data policy (Zero data retention)'],
    [
      'data_collection',
      { data_collection: 'deny', only: ['deepseek'] },
      '404 No endpoints found matching your data policy',
    ],
  ])('nothing is left by %s', async (_, provider, expected) => {
    expect(await refused({ model: DEEPSEEK, provider })).toContain(expected);
  });

  test('parameters that no endpoint takes count where they are required', async () => {
    expect(await providerOf({ model: DEEPSEEK, top_a: 0.5 })).toBe('DeepSeek');
    expect(await refused({ model: DEEPSEEK, top_a: 0.5, provider: { require_parameters: true } })).toContain(
      '404 No endpoints found that can handle the requested parameters. To learn more about provider routing',
    );
  });

  test.each<[Record<string, unknown>, string]>([
    [{ sort: 'beauty' }, 'provider.sort: Invalid option'],
    [{ order: [1] }, 'provider.order.0: Invalid input: expected string'],
    [{ quantizations: ['fp5'] }, 'provider.quantizations.0: Invalid option'],
    [{ max_price: { prompt: 'cheap' } }, 'provider.max_price.prompt: Invalid input'],
    [{ max_price: { tokens: 1 } }, 'provider.max_price: Unrecognized key'],
  ])('that are wrong are a 400: %j', async (provider, problem) => {
    expect(await refused({ model: DEEPSEEK, provider })).toContain(`400 ${problem}`);
  });
});

describe('service tiers and variants', () => {
  test('choose endpoints that are left alone otherwise', async () => {
    const tier = async (body: Record<string, unknown>) =>
      (
        (await ask(createEmulator(), { model: 'openai/gpt-5', messages, ...body })) as unknown as {
          service_tier: string;
        }
      ).service_tier;
    expect(await tier({})).toBe('default');
    expect(await tier({ service_tier: 'priority' })).toBe('priority');
    expect(await tier({ service_tier: 'flex' })).toBe('flex');
    expect(await tier({ model: 'openai/gpt-5:nitro' })).toBe('priority');
    expect(await tier({ model: 'openai/gpt-5:floor' })).toBe('flex');
    expect(await tier({ provider: { only: ['openai/flex'] } })).toBe('flex');
    expect(await tier({ model: 'openai/gpt-4o', service_tier: 'flex' })).toBe('default');
  });

  test('of open models sort by throughput, price and precision', async () => {
    expect(await providerOf({ model: `${DEEPSEEK}:nitro` })).toBe('Together');
    expect(await providerOf({ model: `${DEEPSEEK}:floor`, provider: { ignore: ['deepseek'] } })).toBe('DeepInfra');
    expect(await providerOf({ model: 'meta-llama/llama-3.3-70b-instruct:exacto' })).toBe('Fireworks');
  });
});

describe('an upstream that is', () => {
  test('down hands over to the next endpoint', async () => {
    const emulator = createEmulator({ upstreams: { Anthropic: 'down' } });
    expect(await providerOf({ model: CLAUDE }, emulator)).toBe('Amazon Bedrock');
    emulator.upstreams['amazon-bedrock'] = { status: 'rate-limited', retryAfter: 3 };
    expect(await providerOf({ model: CLAUDE }, emulator)).toBe('Google');
    delete emulator.upstreams.Anthropic;
    expect(await providerOf({ model: CLAUDE }, emulator)).toBe('Anthropic');
  });

  test('down hands nothing over without fallbacks', async () => {
    const emulator = createEmulator({ upstreams: { Anthropic: { status: 'down', code: 503 } } });
    const response = await post(emulator, { model: CLAUDE, messages, provider: { allow_fallbacks: false } });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      error: {
        message: 'Provider returned error',
        metadata: { provider_name: 'Anthropic', error_type: 'provider_unavailable' },
      },
    });
  });

  test('rate limited says when to come back; the errors before are told', async () => {
    const emulator = createEmulator({
      clock: () => 0,
      upstreams: { OpenAI: 'down', Azure: { status: 'rate-limited', retryAfter: 3, resetIn: 30 } },
    });
    const response = await post(emulator, { model: 'openai/gpt-4o', messages });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await response.json()).toMatchObject({
      error: {
        metadata: { provider_name: 'Azure', previous_errors: [{ provider: 'OpenAI', status: 502 }] },
      },
    });
  });

  test('slow takes its time, and is passed over where speed is asked for', async () => {
    const emulator = createEmulator({ upstreams: { together: { status: 'slow', firstEvent: 3000, perEvent: 0 } } });
    expect(await providerOf({ model: DEEPSEEK, provider: { sort: 'latency' } }, emulator)).toBe('DeepInfra');
    emulator.upstreams.together = { status: 'slow', firstEvent: 3, perEvent: 1 };
    const only = { model: DEEPSEEK, messages, provider: { only: ['together'] } };
    expect(await providerOf(only, emulator)).toBe('Together');
    expect(await (await post(emulator, { ...only, stream: true, max_tokens: 4 })).text()).toContain('[DONE]');
  });

  test('named in a header fares so for one request', async () => {
    const emulator = createEmulator();
    const headers = { authorization: `Bearer ${KEY}`, 'x-emulator-upstreams': 'Anthropic=down; amazon-bedrock=down' };
    const response = await post(emulator, { model: CLAUDE, messages }, { headers });
    expect(await response.json()).toMatchObject({ provider: 'Google' });
    expect(await providerOf({ model: CLAUDE }, emulator)).toBe('Anthropic');
  });

  test('unknown is a mistake', async () => {
    const emulator = createEmulator();
    emulator.upstreams.Antropic = 'down';
    expect(await refused({ model: CLAUDE }, emulator)).toContain('No model runs at "Antropic"');
    const headers = { authorization: `Bearer ${KEY}`, 'x-emulator-upstreams': 'Anthropic=asleep' };
    expect((await post(createEmulator(), { model: CLAUDE, messages }, { headers })).status).toBe(400);
  });

  test('down is down for every kind of model', async () => {
    const emulator = createEmulator({ upstreams: { OpenAI: 'down' } });
    const response = await emulator.fetch('https://openrouter.ai/api/v1/embeddings', {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'openai/text-embedding-3-small', input: 'x' }),
    });
    expect(await response.json()).toMatchObject({ provider: 'Azure' });
  });
});

describe('several models', () => {
  const models = ['openai/gpt-4o', CLAUDE];

  test('are tried in order: upstreams that fail, prompts that are too long, tools that nobody takes', async () => {
    const down = createEmulator({ upstreams: { OpenAI: 'down', Azure: 'down' } });
    expect((await ask(down, { models, messages })).model).toContain('claude');
    const long = await ask(createEmulator(), { models, messages, max_tokens: 130_000 });
    expect(long.model).toContain('claude');
    const unable = ['deepseek/deepseek-r1', CLAUDE];
    const able = await ask(createEmulator(), { models: unable, messages, tools: [WEATHER_TOOL] });
    expect(able.model).toContain('claude');
  });

  test('tell the last error when all fail', async () => {
    const emulator = createEmulator({
      upstreams: {
        OpenAI: 'down',
        Azure: 'down',
        Anthropic: 'down',
        'amazon-bedrock': 'down',
        'google-vertex': 'down',
        'google-vertex/europe': 'down',
      },
    });
    const response = await post(emulator, { models, messages });
    expect(response.status).toBe(502);
    const body = (await response.json()) as { error: { metadata: { previous_errors: unknown[] } } };
    expect(body.error.metadata.previous_errors).toHaveLength(5);
  });

  test('are sorted together where no partition is wanted', async () => {
    const both = ['openai/gpt-4o', DEEPSEEK];
    const sort = { by: 'price', partition: 'none' };
    expect((await ask(createEmulator(), { models: both, messages, provider: { sort } })).model).toContain('deepseek');
    expect((await ask(createEmulator(), { models: both, messages, provider: { sort: 'price' } })).model).toContain(
      'gpt',
    );
  });

  test('with one that does not exist are refused', async () => {
    expect(await refused({ models: ['openai/gpt-4o', 'no/such'] })).toBe('400 no/such is not a valid model ID');
  });
});

describe('the auto router', () => {
  test('chooses among the models that the plugin allows', async () => {
    const auto = { model: 'openrouter/auto', messages };
    const restricted = (plugin: Record<string, unknown>) =>
      ask(createEmulator(), { ...auto, plugins: [{ id: 'auto-router', ...plugin }] });
    expect((await restricted({ allowed_models: ['google/*'] })).model).toMatch(/^google\//);
    const usual = (await ask(createEmulator(), auto)).model;
    expect((await restricted({ excluded_models: [`${usual.split('/')[0]}/*`] })).model).not.toBe(usual);
    const cheap = await restricted({ cost_tier: 'low' });
    const dear = await restricted({ cost_tier: 'max' });
    expect(cheap.usage.cost / cheap.usage.total_tokens).toBeLessThan(dear.usage.cost / dear.usage.total_tokens);
    expect((await restricted({ allowed_models: ['nobody/*'] })).error).toMatchObject({ code: 404 });
  });

  test('has free models', async () => {
    const { model, usage } = await ask(createEmulator(), { model: 'openrouter/free', messages });
    expect(model).toMatch(/:free$/);
    expect(usage.cost).toBe(0);
  });
});
