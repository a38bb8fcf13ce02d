import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { createEmulator } from '@openrouter-adapters/emulator';
import { ChatOpenRouter, OpenRouterCostCallbackHandler } from '@openrouter-adapters/langchain';
import { generateText, streamText } from 'ai';
import { expect, it } from 'vitest';

const headers = { 'X-OpenRouter-Cache': 'true' };
const apiKey = 'sk-or-v1-conformance';
const id = 'openai/gpt-4o';

it('the AI SDK sends equal requests for equal calls, whatever the order of their settings: the second costs nothing', async () => {
  const { fetch } = createEmulator({ seed: 1 });
  const openrouter = createOpenRouter({ apiKey, fetch, headers });
  const call = { model: openrouter(id), prompt: 'Hello there' };
  const first = await generateText({
    ...call,
    temperature: 0.5,
    topP: 0.9,
    providerOptions: { openrouter: { seed: 1, user: 'me' } },
  });
  const second = await generateText({
    providerOptions: { openrouter: { user: 'me', seed: 1 } },
    topP: 0.9,
    temperature: 0.5,
    ...call,
  });
  expect([first, second].map(({ response }) => response.headers?.['x-openrouter-cache-status'])).toEqual([
    'MISS',
    'HIT',
  ]);
  expect(second.text).toBe(first.text);
  const costs = [first, second].map(({ providerMetadata }) => providerMetadata?.['openrouter']?.['usage']);
  expect(costs).toEqual([
    expect.not.objectContaining({ cost: 0 }),
    expect.objectContaining({ cost: 0, promptTokens: 0, completionTokens: 0 }),
  ]);
  expect(second.usage).toMatchObject({ inputTokens: 0, outputTokens: 0 });
});

it('streams of the AI SDK come from the cache, whole', async () => {
  const { fetch } = createEmulator({ seed: 1 });
  const model = createOpenRouter({ apiKey, fetch, headers })(id);
  const read = async () => {
    const { text, response, finishReason } = streamText({ model, prompt: 'Hello there' });
    return [await text, await finishReason, (await response).headers?.['x-openrouter-cache-status']];
  };
  const [text, reason] = await read();
  expect(await read()).toEqual([text, reason, 'HIT']);
});

it('LangChain sends equal requests for equal calls, whatever the order of their fields: the second costs nothing', async () => {
  const { fetch, ledger } = createEmulator({ seed: 1 });
  const cost = new OpenRouterCostCallbackHandler();
  const connection = { apiKey, fetch, headers, callbacks: [cost] };
  const first = new ChatOpenRouter({ model: id, temperature: 0.5, topP: 0.9, seed: 1, ...connection });
  const second = new ChatOpenRouter({ ...connection, seed: 1, topP: 0.9, temperature: 0.5, model: id });
  const [one, two] = [await first.invoke('Hello there'), await second.invoke('Hello there')];
  expect(two.text).toBe(one.text);
  expect(two.response_metadata['cost']).toBe(0);
  expect(cost.runs.map(({ cost: dollars }) => dollars === 0)).toEqual([false, true]);
  expect(ledger.map(({ amount }) => amount === '0')).toEqual([false, true]);
});
