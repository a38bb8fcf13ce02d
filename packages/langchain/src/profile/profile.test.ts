import { createEmulator } from '@openrouter-adapters/emulator';
import { describe, expect, it, vi } from 'vitest';

import { failure, modelOn, play } from '../../test/upstream.ts';
import { ChatOpenRouter } from '../index.ts';
import type { ChatOpenRouterInput } from '../index.ts';

const entry = {
  id: 'maker/model',
  canonical_slug: 'maker/model-20260101',
  context_length: 200_000,
  architecture: { input_modalities: ['text', 'image'], output_modalities: ['text'] },
  top_provider: { max_completion_tokens: 64_000 },
  supported_parameters: ['tools', 'tool_choice', 'structured_outputs', 'reasoning'],
};
const catalogue = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    data: [
      entry,
      { ...entry, id: 'maker/model:free', canonical_slug: 'maker/model:free', context_length: 8000 },
      { id: '~maker/family-latest', alias_target: { slug: 'maker/model' } },
      { id: 'openrouter/auto', canonical_slug: 'openrouter/auto', context_length: 2_000_000 },
    ],
  }),
};

describe('profile', () => {
  it('is empty until something is known', () => {
    expect(modelOn(play(catalogue)).profile).toEqual({});
  });

  it('is what the constructor was given, also after loading', async () => {
    const upstream = play(catalogue);
    const model = modelOn(upstream, { profile: { maxInputTokens: 5 } });
    expect(model.profile).toEqual({ maxInputTokens: 5 });
    expect(await model.loadProfile()).toEqual({ maxInputTokens: 5 });
    expect(upstream.requests).toHaveLength(0);
  });

  it('is loaded from the catalogue, once', async () => {
    const upstream = play(catalogue);
    const model = modelOn(upstream);
    const expected = {
      maxInputTokens: 200_000,
      maxOutputTokens: 64_000,
      imageInputs: true,
      imageUrlInputs: true,
      pdfInputs: true,
      audioInputs: false,
      videoInputs: false,
      imageOutputs: false,
      audioOutputs: false,
      videoOutputs: false,
      toolCalling: true,
      toolChoice: true,
      structuredOutput: true,
      reasoningOutput: true,
    };
    expect(await Promise.all([model.loadProfile(), model.loadProfile()])).toEqual([expected, expected]);
    expect(await model.loadProfile()).toEqual(expected);
    expect(model.profile).toEqual(expected);
    expect(upstream.requests.map(({ url }) => url)).toEqual([
      'https://openrouter.ai/api/v1/models?output_modalities=all',
    ]);
  });

  it('is loaded once an hour for all models that go the same way', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const upstream = play(catalogue);
      const load = (fields: ChatOpenRouterInput = {}) =>
        new ChatOpenRouter({ model: 'maker/model', apiKey: 'k', fetch: upstream.fetch, ...fields }).loadProfile();
      await Promise.all([load(), load({ model: 'openrouter/auto' })]);
      await load();
      expect(upstream.requests).toHaveLength(1);
      await load({ baseURL: 'https://eu.openrouter.ai/api/v1' });
      expect(upstream.requests).toHaveLength(2);
      vi.setSystemTime(Date.now() + 3_600_000);
      await load();
      expect(upstream.requests).toHaveLength(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is loaded by the key of each model where that of another fails', async () => {
    const upstream = play(catalogue);
    const load = (apiKey: ChatOpenRouterInput['apiKey']) =>
      new ChatOpenRouter({ model: 'maker/model', apiKey, fetch: upstream.fetch }).loadProfile();
    const broken = async (): Promise<string> => {
      throw new Error('The vault is closed.');
    };
    const [failed, ...loaded] = await Promise.allSettled([load(broken), load('sk-or-v1-a'), load('sk-or-v1-b')]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('vault') } });
    for (const profile of loaded) {
      expect(profile).toMatchObject({ status: 'fulfilled', value: { maxInputTokens: 200_000 } });
    }
    const { length } = upstream.requests;
    await load('sk-or-v1-c');
    expect(upstream.requests).toHaveLength(length);
  });

  it('is shared by models that name the default base URL and models that do not, and not past another global fetch', async () => {
    const [first, second] = [play(catalogue), play(catalogue)];
    const load = (fields: ChatOpenRouterInput = {}) =>
      new ChatOpenRouter({ model: 'maker/model', apiKey: 'sk-or-v1-a', ...fields }).loadProfile();
    try {
      vi.stubGlobal('fetch', first.fetch);
      await load();
      await load({ baseURL: 'https://openrouter.ai/api/v1/' });
      vi.stubGlobal('fetch', second.fetch);
      await load();
    } finally {
      vi.unstubAllGlobals();
    }
    expect([first.requests.length, second.requests.length]).toEqual([1, 1]);
  });

  it.each([
    ['maker/model:nitro', 200_000],
    ['maker/model:free', 8000],
    ['maker/model@preset/mine', 200_000],
    ['maker/model-20260101', 200_000],
    ['~maker/family-latest', 200_000],
    ['openrouter/auto', 2_000_000],
    ['maker/unknown', undefined],
    ['@preset/mine', undefined],
  ])('of %s resolves', async (model, tokens) => {
    expect((await modelOn(play(catalogue), { model }).loadProfile()).maxInputTokens).toBe(tokens);
  });

  it('tells when the catalogue cannot be read, and asks again the next time', async () => {
    const upstream = play(failure(500, { message: 'Down' }), catalogue);
    const model = modelOn(upstream);
    await expect(model.loadProfile()).rejects.toMatchObject({ name: 'OpenRouterError', status: 500 });
    expect((await model.loadProfile()).maxInputTokens).toBe(200_000);
  });

  it('is an error of this package when the catalogue is a web page', async () => {
    const page = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Oops</title>' };
    await expect(modelOn(play(page)).loadProfile()).rejects.toMatchObject({ kind: 'invalid-response' });
  });

  it.each(['{}', '{"data":null}'])('is an error of this package when the catalogue is %s', async (body) => {
    const empty = { headers: { 'content-type': 'application/json' }, body };
    await expect(modelOn(play(empty)).loadProfile()).rejects.toMatchObject({
      name: 'OpenRouterError',
      kind: 'invalid-response',
    });
  });

  it('comes from the emulator’s catalogue', async () => {
    const { fetch } = createEmulator({ seed: 1 });
    const model = new ChatOpenRouter({ model: 'anthropic/claude-sonnet-4.5:nitro', apiKey: 'sk-or-v1-test', fetch });
    expect(await model.loadProfile()).toMatchObject({ toolCalling: true, reasoningOutput: true });
  });
});
