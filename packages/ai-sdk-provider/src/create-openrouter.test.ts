import { InvalidArgumentError, LoadAPIKeyError, type LanguageModelV4 } from '@ai-sdk/provider';
import { createProviderRegistry, customProvider, generateText, streamText } from 'ai';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { deltasOf, ending, message, scripted, stream } from '../test/scripted-openrouter.ts';
import { createOpenRouter, openrouter } from './index.ts';

const hello = message({ content: 'Hello!' });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('the provider', () => {
  it('gives the same model by call, as languageModel and as chat', async () => {
    const { fetch, requests } = scripted(hello, hello, hello);
    const provider = createOpenRouter({ apiKey: 'sk-or-test', fetch });
    for (const model of [provider('a/b'), provider.languageModel('a/b'), provider.chat('a/b')]) {
      expect(model).toMatchObject({ specificationVersion: 'v4', provider: 'openrouter', modelId: 'a/b' });
      expect((await generateText({ model, prompt: 'Hi' })).text).toBe('Hello!');
    }
    expect(requests.map(({ body }) => body['model'])).toEqual(['a/b', 'a/b', 'a/b']);
  });

  it.each<[string, (model: LanguageModelV4) => LanguageModelV4]>([
    ['a proxy of it', (model) => new Proxy(model, {})],
    ['an object that inherits from it', (model) => Object.create(model) as LanguageModelV4],
  ])('gives a model that works through %s, and shows no settings', async (_, wrap) => {
    const { fetch } = scripted(hello, stream([...deltasOf({ content: 'Hello!' }), ...ending('stop')]));
    const model = wrap(createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b', { user: 'somebody' }));
    expect((await generateText({ model, prompt: 'Hi' })).text).toBe('Hello!');
    expect(await streamText({ model, prompt: 'Hi' }).text).toBe('Hello!');
    expect(JSON.stringify(model)).not.toContain('somebody');
    expect(Object.keys(model)).not.toContain('config');
  });

  it('works in a registry, in a custom provider and as the default provider', async () => {
    const { fetch, requests } = scripted(hello, hello, hello);
    const provider = createOpenRouter({ apiKey: 'sk-or-test', fetch });
    const registry = createProviderRegistry({ openrouter: provider });
    const custom = customProvider({ languageModels: { fast: provider('a/fast') }, fallbackProvider: provider });
    vi.stubGlobal('AI_SDK_DEFAULT_PROVIDER', provider);
    for (const model of [registry.languageModel('openrouter:a/b'), custom.languageModel('fast'), 'maker/by-name']) {
      expect((await generateText({ model, prompt: 'Hi' })).text).toBe('Hello!');
    }
    expect(requests.map(({ body }) => body['model'])).toEqual(['a/b', 'a/fast', 'maker/by-name']);
  });

  it('works in a registry with a separator of its own', async () => {
    const { fetch, requests } = scripted(hello);
    const registry = createProviderRegistry(
      { openrouter: createOpenRouter({ apiKey: 'sk-or-test', fetch }) },
      { separator: ' > ' },
    );
    const model = registry.languageModel('openrouter > a/b:nitro');
    expect((await generateText({ model, prompt: 'Hi' })).text).toBe('Hello!');
    expect(requests[0]?.body['model']).toBe('a/b:nitro');
  });

  it.each(['', '  '])('refuses the model id %j', (modelId) => {
    expect(() => openrouter(modelId)).toThrow(InvalidArgumentError);
  });

  it.each(['openrouter.ai/api/v1', 'ftp://openrouter.ai', ''])('refuses the base URL %j at once', (baseURL) => {
    expect(() => createOpenRouter({ baseURL })).toThrow(InvalidArgumentError);
    expect(() => createOpenRouter({ baseUrl: baseURL })).toThrow(InvalidArgumentError);
  });

  it('reports a wrong base URL of the environment at the first call, not at the import', async () => {
    vi.stubEnv('OPENROUTER_BASE_URL', 'nonsense');
    const { fetch, requests } = scripted(hello);
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
    await expect(generateText({ model, prompt: 'Hi' })).rejects.toBeInstanceOf(InvalidArgumentError);
    expect(requests).toHaveLength(0);
  });

  it('reports a missing key before anything is sent', async () => {
    vi.stubEnv('OPENROUTER_API_KEY', '');
    const { fetch, requests } = scripted(hello);
    const model = createOpenRouter({ fetch })('a/b');
    await expect(generateText({ model, prompt: 'Hi' })).rejects.toBeInstanceOf(LoadAPIKeyError);
    expect(requests).toHaveLength(0);
  });

  it.each([
    [{ headers: { 'x-own': 'naïve ✓' } }, [{ role: 'user' as const, content: 'Hi' }], 'headers'],
    [{ headers: { 'x own': '1' } }, [{ role: 'user' as const, content: 'Hi' }], 'headers'],
  ])('names what cannot be used: %j', async (settings, messages, argument) => {
    const { fetch, requests } = scripted(hello);
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch, ...settings })('a/b');
    await expect(generateText({ model, messages })).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument,
    });
    expect(requests).toHaveLength(0);
  });

  it('refuses a prompt without messages by its name', async () => {
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch: scripted(hello).fetch })('a/b');
    await expect(model.doGenerate({ prompt: [] })).rejects.toMatchObject({
      name: 'AI_InvalidArgumentError',
      argument: 'prompt',
    });
  });

  it('takes key and base URL from the environment, when they are set after the import too', async () => {
    const { fetch, requests } = scripted(hello);
    const provider = createOpenRouter({ fetch });
    vi.stubEnv('OPENROUTER_API_KEY', 'sk-or-from-env');
    vi.stubEnv('OPENROUTER_BASE_URL', 'https://eu.openrouter.ai/api/v1/');
    await generateText({ model: provider('a/b'), prompt: 'Hi' });
    expect(requests[0]?.url).toBe('https://eu.openrouter.ai/api/v1/chat/completions');
    expect(requests[0]?.headers['authorization']).toBe('Bearer sk-or-from-env');
  });

  it('sends attribution, own headers, upstream keys and the headers of the call', async () => {
    const { fetch, requests } = scripted(hello);
    const provider = createOpenRouter({
      apiKey: async () => 'sk-or-test',
      appName: 'App',
      appUrl: 'https://app.example',
      appCategories: ['cli-agent'],
      userAgentSuffix: 'app/1',
      headers: { 'X-Own': '1', 'X-Both': 'provider' },
      api_keys: { anthropic: 'sk-ant-test' },
      fetch,
    });
    await generateText({ model: provider('a/b'), prompt: 'Hi', headers: { 'x-both': 'call' } });
    expect(requests[0]?.headers).toMatchObject({
      'x-openrouter-title': 'App',
      'http-referer': 'https://app.example',
      'x-openrouter-categories': 'cli-agent',
      'x-own': '1',
      'x-both': 'call',
      'x-provider-api-keys': '{"anthropic":"sk-ant-test"}',
      authorization: 'Bearer sk-or-test',
    });
    expect(requests[0]?.headers['user-agent']).toMatch(/^ai\/\S+ openrouter-adapters ai-sdk-provider app\/1$/);
  });

  it('asks for routing metadata with a header, which headers of the call can overrule', async () => {
    const { fetch, requests } = scripted(hello, hello);
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b', { openrouterMetadata: true });
    await generateText({ model, prompt: 'Hi' });
    await generateText({ model, prompt: 'Hi', headers: { 'x-openrouter-metadata': 'disabled' } });
    expect(requests.map(({ headers }) => headers['x-openrouter-metadata'])).toEqual(['enabled', 'disabled']);
    expect(requests[0]?.body).not.toHaveProperty('openrouter_metadata');
  });

  it('names itself in the user agent, before the suffix of the app', async () => {
    const { fetch, requests } = scripted(hello, hello);
    const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] }];
    await createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b').doGenerate({ prompt });
    await createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b').doGenerate({
      prompt,
      headers: { 'User-Agent': 'x/1' },
    });
    expect(requests.map(({ headers }) => headers['user-agent'])).toEqual([
      'openrouter-adapters ai-sdk-provider',
      'x/1 openrouter-adapters ai-sdk-provider',
    ]);
  });

  it('shows no key when a model is logged or serialised', () => {
    const model = createOpenRouter({ apiKey: 'sk-or-secret', headers: { authorization: 'Bearer sk-or-secret' } })(
      'a/b',
    );
    expect(JSON.stringify(model)).not.toContain('secret');
    expect(Object.values(model).map(String).join()).not.toContain('secret');
  });
});
