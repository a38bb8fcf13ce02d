import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { ask, askError, KEY, post } from '../testing/ask.ts';
import { PARIS } from '../testing/example-tools.ts';

const routed = async (body: Record<string, unknown>) => {
  const headers = { authorization: `Bearer ${KEY}`, 'x-openrouter-metadata': 'enabled' };
  const response = await post(createEmulator(), { messages: PARIS, ...body }, { headers });
  return (await response.json()) as { model: string; provider: string; openrouter_metadata: { strategy: string } };
};

describe('the newest of a family', () => {
  test.each([
    ['~openai/gpt-latest', 'openai/gpt-5.1'],
    ['~openai/gpt-mini-latest', 'openai/gpt-5-mini'],
    ['~openai/gpt-codex-latest', 'openai/gpt-5-codex'],
    ['~google/gemini-flash-latest', 'google/gemini-3-flash-preview'],
    ['~google/gemini-flash-lite-latest', 'google/gemini-2.5-flash-lite'],
    ['~anthropic/claude-sonnet-latest', 'anthropic/claude-4.6-sonnet'],
    ['~x-ai/grok-latest', 'x-ai/grok-4'],
    ['~x-ai/grok-fast-latest', 'x-ai/grok-4-fast'],
  ])('for %s is a model that writes, and of no sub-family: %s', async (model, expected) => {
    expect(
      (await ask(createEmulator(), { model, messages: PARIS })).model.replace(/-(?:\d{4}-?)?\d\d-?\d\d$/, ''),
    ).toBe(expected);
  });
});

describe('variants', () => {
  test.each([
    ['openrouter/auto:online', 'auto'],
    ['openrouter/free:online', 'free'],
    ['~anthropic/claude-sonnet-latest:online', 'latest'],
    ['anthropic/claude-4.5-sonnet-20250929:online', 'alias'],
    ['gpt-4o:online', 'alias'],
    ['meta-llama/llama-3.3-70b-instruct:free:online', 'direct'],
  ])('can follow routers, aliases and dated slugs: %s searches the web', async (model, strategy) => {
    const answer = await routed({ model });
    expect(answer.openrouter_metadata.strategy).toBe(strategy);
    expect(JSON.stringify(answer)).toContain('url_citation');
  });

  test.each([
    'openai/gpt-4o:nitro:online',
    'openai/gpt-4o:batch',
    'openai/gpt-4o:free',
    'no/such-model:nitro',
    '~no/such-latest:nitro',
  ])('that do not exist are refused: %s', async (model) => {
    const { status, message } = await askError(createEmulator(), { model, messages: PARIS });
    expect(`${status} ${message}`).toBe(`400 ${model} is not a valid model ID`);
  });
});

describe('metadata name a fallback', () => {
  const models = ['openai/gpt-4o', 'deepseek/deepseek-chat-v3.1'];

  test('where the first model has no endpoint that fits', async () => {
    const answer = await routed({ models, provider: { only: ['deepseek'] } });
    expect(answer).toMatchObject({ provider: 'DeepSeek', openrouter_metadata: { strategy: 'fallback' } });
  });

  test.each([
    ['sort.partition', { provider: { sort: { by: 'price', partition: 'none' } } }],
    ['route beside a sort by name', { provider: { sort: 'price' }, route: 'sort' }],
  ])('where another model is cheaper and all are sorted together by %s', async (_, body) => {
    expect(await routed({ models, ...body })).toMatchObject({
      provider: 'DeepSeek',
      openrouter_metadata: { strategy: 'fallback' },
    });
  });
});
