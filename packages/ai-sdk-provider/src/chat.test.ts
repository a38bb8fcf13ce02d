import { InvalidArgumentError } from '@ai-sdk/provider';
import type { FetchFunction } from '@openrouter-adapters/core';
import { createEmulator } from '@openrouter-adapters/emulator';
import { generateText, streamText, type LanguageModel } from 'ai';
import { expect, it } from 'vitest';

import { createOpenRouterChat } from './chat.ts';
import { createOpenRouter, type OpenRouterProviderSettings } from './index.ts';

/** What two calls of a model send and give. */
async function callBothWays(create: (settings: OpenRouterProviderSettings) => (modelId: string) => LanguageModel) {
  const emulator = createEmulator();
  const sent: unknown[] = [];
  const fetch: FetchFunction = (url, init) => {
    sent.push([url, init.body, [...new Headers(init.headers).keys()].toSorted()]);
    return emulator.fetch(url, init);
  };
  const settings = { apiKey: 'sk-or-test', appName: 'App', compatibility: 'strict', fetch } as const;
  const model = create(settings)('openai/gpt-4o-mini');
  const { text } = await generateText({ model, prompt: 'Say hello.' });
  const streamed = await streamText({ model, prompt: 'Say hello.' }).text;
  return { sent, text, streamed };
}

it('a chat model of the entry for chat does what a chat model of the provider does', async () => {
  const ofProvider = await callBothWays(createOpenRouter);
  const ofChat = await callBothWays(createOpenRouterChat);
  expect(ofChat).toEqual(ofProvider);
  expect(ofChat.sent).toHaveLength(2);
  expect(ofChat.text).not.toBe('');
});

it('a chat model of the entry for chat asks at once: there is nothing to load', () => {
  let asked = 0;
  const fetch: FetchFunction = () => {
    asked += 1;
    return new Promise(() => undefined);
  };
  const model = createOpenRouterChat({ apiKey: 'sk-or-test', fetch })('a/b');
  void model.doGenerate({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] });
  expect(asked).toBe(1);
});

it('the entry for chat refuses settings that cannot be used', () => {
  expect(() => createOpenRouterChat({ baseURL: 'openrouter' })).toThrow(InvalidArgumentError);
  expect(() => createOpenRouterChat()(' ')).toThrow(InvalidArgumentError);
});
