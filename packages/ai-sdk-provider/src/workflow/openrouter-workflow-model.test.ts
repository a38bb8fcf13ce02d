import {
  APICallError,
  InvalidArgumentError,
  LoadAPIKeyError,
  type JSONValue,
  type LanguageModelV4,
} from '@ai-sdk/provider';
import { createOpenRouter, type OpenRouterChatSettings } from '@openrouter-adapters/ai-sdk-provider';
import { WORKFLOW_DESERIALIZE, WORKFLOW_SERIALIZE } from '@workflow/serde';
import { generateText, streamText } from 'ai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { delta, json, message, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouterWorkflow, openrouterWorkflow } from '../workflow.ts';

const key = 'sk-or-of-the-environment';

/** What a workflow finds on a class: `@workflow/core` itself would be 100 MB of packages for these two calls. */
interface Crossing {
  [WORKFLOW_SERIALIZE]: (model: LanguageModelV4) => JSONValue;
  [WORKFLOW_DESERIALIZE]: (stored: JSONValue) => LanguageModelV4;
}

function classOf(model: LanguageModelV4): Crossing {
  // `constructor` is typed as any function.
  return model.constructor as unknown as Crossing;
}

function stored(model: LanguageModelV4): string {
  return JSON.stringify(classOf(model)[WORKFLOW_SERIALIZE](model));
}

/** The model on the other side of a step. */
function cross(model: LanguageModelV4): LanguageModelV4 {
  return classOf(model)[WORKFLOW_DESERIALIZE](JSON.parse(stored(model)) as JSONValue);
}

function answering(...answers: Parameters<typeof scripted>) {
  const { fetch, requests } = scripted(...answers);
  vi.stubGlobal('fetch', fetch);
  return requests;
}

beforeEach(() => {
  vi.stubEnv('OPENROUTER_API_KEY', key);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('a model that crosses a step of a workflow', () => {
  it('is the same afterwards, also when it crosses again', () => {
    const model = openrouterWorkflow('a/b', { reasoning: { effort: 'low' } });
    const restored = cross(cross(model));
    expect(restored.constructor).toBe(model.constructor);
    expect(stored(restored)).toBe(stored(model));
    expect(restored).toMatchObject({ specificationVersion: 'v4', provider: 'openrouter', modelId: 'a/b' });
    expect(restored.supportedUrls).toEqual(createOpenRouter()('a/b').supportedUrls);
  });

  it('keeps the settings of provider and model', async () => {
    const settings = {
      baseURL: 'https://proxy.example/v1',
      appName: 'App',
      headers: { 'x-team': '1', 'x-nothing': undefined },
      extraBody: { user: 'u', stop: ['.'] },
      compatibility: 'strict',
    } as const;
    const model = createOpenRouterWorkflow(settings)('a/b', { reasoning: { effort: 'low' }, topK: undefined });
    const requests = answering(message({ content: 'Hello!' }), message({ content: 'Hello!' }));
    expect((await generateText({ model: cross(model), prompt: 'Hi' })).text).toBe('Hello!');
    await generateText({ model, prompt: 'Hi' });
    expect(requests[0]).toMatchObject({
      url: 'https://proxy.example/v1/chat/completions',
      headers: { authorization: `Bearer ${key}`, 'x-team': '1', 'x-openrouter-title': 'App' },
      body: { model: 'a/b', reasoning: { effort: 'low' }, user: 'u', stop: ['.'] },
    });
    expect(requests[1]).toEqual(requests[0]);
  });

  it('has the settings that it was made with, whatever becomes of their objects', async () => {
    const extraBody = { user: 'before' };
    const model = createOpenRouterWorkflow({ extraBody })('a/b');
    extraBody.user = 'after';
    const requests = answering(message({ content: '1' }), message({ content: '2' }));
    await generateText({ model, prompt: 'Hi' });
    await generateText({ model: cross(model), prompt: 'Hi' });
    expect(requests.map(({ body }) => body['user'])).toEqual(['before', 'before']);
  });

  it('streams', async () => {
    const requests = answering(
      stream([delta({ content: 'Hel' }), delta({ content: 'lo' }, { finish_reason: 'stop' })]),
    );
    const { text } = streamText({
      model: cross(createOpenRouterWorkflow({ compatibility: 'strict' })('a/b')),
      prompt: 'Hi',
    });
    expect(await text).toBe('Hello');
    expect(requests[0]?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  });

  it('fails as any model of OpenRouter', async () => {
    answering(json({ error: { code: 402, message: 'Insufficient credits' } }, 402));
    const call = generateText({ model: cross(openrouterWorkflow('a/b')), prompt: 'Hi', maxRetries: 0 });
    await expect(call).rejects.toSatisfy((error) => APICallError.isInstance(error) && error.statusCode === 402);
  });

  it('works through a proxy and an object that inherits from it, as through a wrapper that logs', async () => {
    const restored = cross(openrouterWorkflow('a/b'));
    answering(message({ content: '1' }), message({ content: '2' }));
    // `Object.create` is typed as any; an heir has all that the model has.
    for (const model of [new Proxy(restored, {}), Object.create(restored) as LanguageModelV4]) {
      expect((await generateText({ model, prompt: 'Hi' })).text).toMatch(/[12]/);
    }
  });
});

describe('the key of a model of a workflow', () => {
  it('is read from the environment of the step', async () => {
    const text = stored(openrouterWorkflow('a/b'));
    vi.stubEnv('OPENROUTER_API_KEY', 'sk-or-of-another-machine');
    const requests = answering(message({ content: 'Hello!' }));
    const model = classOf(openrouterWorkflow('c/d'))[WORKFLOW_DESERIALIZE](JSON.parse(text) as JSONValue);
    await generateText({ model, prompt: 'Hi' });
    expect(requests[0]).toMatchObject({
      headers: { authorization: 'Bearer sk-or-of-another-machine' },
      body: { model: 'a/b' },
    });
  });

  it('is missing where the step has none', async () => {
    const model = cross(createOpenRouterWorkflow({ apiKey: key })('a/b'));
    vi.stubEnv('OPENROUTER_API_KEY', '');
    await expect(generateText({ model, prompt: 'Hi' })).rejects.toSatisfy((error) => LoadAPIKeyError.isInstance(error));
  });

  it.each([key, ` ${key}\n`, undefined])('is never stored, also when it was given as a setting', (apiKey) => {
    const model = createOpenRouterWorkflow({ apiKey, appName: 'App' })('a/b');
    expect(stored(model)).toBe('{"modelId":"a/b","provider":{"appName":"App"}}');
  });
});

describe('a model of a workflow', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;

  it.each<[string, object]>([
    ['apiKey', { apiKey: 'sk-or-given-here' }],
    ['apiKey', { apiKey: 'given-here' }],
    ['apiKey', { apiKey: '' }],
    ['apiKey', { apiKey: () => key }],
    ['api_keys', { api_keys: { anthropic: 'given-here' } }],
    ['fetch', { fetch: async () => new Response() }],
    ['headers', { headers: () => ({ 'x-team': '1' }) }],
    ['headers', { headers: new Headers({ 'x-team': '1' }) }],
    ['headers.Authorization', { headers: { Authorization: 'given-here' } }],
    ['headers.X-API-Key', { headers: { 'X-API-Key': 'given-here' } }],
    ['headers.cookie', { headers: { cookie: 'given-here' } }],
    ['headers.x-team', { headers: { 'x-team': 'Bearer given-here' } }],
    ['headers.x-team', { headers: { 'x-team': 'sk-or-given-here' } }],
    ['headers.x-team', { headers: { 'x-team': `key ${key}` } }],
    ['extraBody.plugins.0.api_key', { extraBody: { plugins: [{ api_key: 'given-here' }] } }],
    ['extraBody.self', { extraBody: cycle }],
    ['extraBody.on', { extraBody: { on: new Date(0) } }],
    ['extraBody.count', { extraBody: { count: 1n } }],
    ['extraBody.count', { extraBody: { count: Number.NaN } }],
  ])('is refused with what cannot be stored, which is named and not shown: %s', (argument, settings) => {
    const make = () => createOpenRouterWorkflow(settings);
    expect(make).toThrow(InvalidArgumentError);
    expect(make).toThrow(
      expect.objectContaining({ argument, message: expect.stringMatching(/OPENROUTER_API_KEY.*inside the step/) }),
    );
    expect(make).not.toThrow(/given-here|of-the-environment/);
  });

  it('is refused with such settings of its own', () => {
    const settings: OpenRouterChatSettings = { extraBody: { later: () => undefined } };
    expect(() => openrouterWorkflow('a/b', settings)).toThrow(
      expect.objectContaining({ argument: 'settings.extraBody.later' }),
    );
  });

  it('may have names and texts that are no secrets', () => {
    vi.stubEnv('OPENROUTER_API_KEY', 'test');
    const headers = { 'accept-language': 'sk-SK', 'x-stage': 'test' };
    const settings = { maxTokens: 5, promptCacheKey: 'k', extraBody: { note: 'basic tests' } };
    const model = createOpenRouterWorkflow({ headers })('a/test', settings);
    expect(JSON.parse(stored(model))).toEqual({ modelId: 'a/test', provider: { headers }, settings });
  });

  it('is refused as others are', () => {
    expect(() => openrouterWorkflow('')).toThrow(expect.objectContaining({ argument: 'modelId' }));
    expect(() => createOpenRouterWorkflow({ baseURL: 'https://user:given-here@proxy.example' })).toThrow(
      expect.objectContaining({ argument: 'baseURL' }),
    );
  });
});
