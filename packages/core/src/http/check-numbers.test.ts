import { describe, expect, it } from 'vitest';
import { failureOf } from '../../test/json-answers.ts';
import {
  createOpenRouterClient,
  createTransport,
  downloadVideo,
  embed,
  generateChat,
  generateCompletion,
  generateImages,
  listFiles,
  listModels,
  OpenRouterConfigurationError,
  submitVideo,
  transcribe,
} from '../index.ts';
import type { ChatOptions } from '../index.ts';

/** Fails the test that sends anything. */
const options = {
  apiKey: 'sk-api',
  managementKey: 'sk-management',
  fetch: async (url: string) => Promise.reject(new Error(`was sent: ${url}`)),
};
const transport = createTransport(options);
const client = createOpenRouterClient(options);
const model = 'maker/model';
const audio = new Uint8Array([1]);

async function expectRefused(call: Promise<unknown>, field: string): Promise<void> {
  const error = await failureOf(call);
  expect(error).toBeInstanceOf(OpenRouterConfigurationError);
  expect(error).toMatchObject({ setting: field, message: expect.stringContaining(field) });
}

describe('a number that JSON would write as null', () => {
  it.each([
    ['limit', () => client.keys.create({ name: 'n', limit: Number.NaN })],
    ['limit', () => client.keys.update('hash', { limit: Number.POSITIVE_INFINITY })],
    ['limit_usd', () => client.guardrails.create({ name: 'g', limit_usd: Number.NaN })],
    ['limit_usd', () => client.workspaces.budgets.set('w', 'daily', { limit_usd: Number.NaN })],
    ['limit', () => client.oauth.createCode({ callback_url: 'https://app.example', limit: Number.NaN })],
    ['anything', () => client.request('POST', '/anything', { anything: Number.NaN })],
  ])('is no limit of an account: %s is refused before the request', async (field, call) => {
    await expectRefused(call(), field);
  });

  it.each<[string, ChatOptions]>([
    ['max_completion_tokens', { max_completion_tokens: Number.POSITIVE_INFINITY }],
    ['temperature', { temperature: Number.NaN }],
    ['provider.max_price.prompt', { provider: { max_price: { prompt: Number.NaN } } }],
    [
      'stop_server_tools_when.0.max_cost_in_dollars',
      { stop_server_tools_when: [{ type: 'max_cost', max_cost_in_dollars: Number.NaN }] },
    ],
  ])('is no option of chat: %s is refused before the request', async (field, given) => {
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    await expectRefused(generateChat(transport, { model, messages, options: given }), field);
    await expectRefused(client.chat.send({ model, messages, ...given }), field);
    await expectRefused(client.chat.stream({ model, messages, ...given }).next(), field);
  });

  it('is no field that is not known here either', async () => {
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    await expectRefused(generateChat(transport, { model, messages, extra: { heat: Number.NaN } }), 'heat');
  });

  it.each([
    ['seed', () => generateImages(transport, { model, prompt: 'a cat', options: { seed: Number.NaN } })],
    [
      'output_compression',
      () => generateImages(transport, { model, prompt: 'a cat', options: { output_compression: Number.NaN } }),
    ],
    ['seed', () => submitVideo(transport, { model, options: { prompt: 'a cat', seed: Number.NaN } })],
    ['temperature', () => transcribe(transport, { model, audio, format: 'wav', options: { temperature: Number.NaN } })],
    ['max_price', () => embed(transport, { model, values: ['a'], extra: { max_price: Number.NaN } })],
    ['temperature', () => generateCompletion(transport, { model, prompt: 'a', options: { temperature: Number.NaN } })],
  ])('is no option of another kind: %s is refused before the request', async (field, call) => {
    await expectRefused(call(), field);
  });

  it('is no part of a query', async () => {
    await expectRefused(listFiles(transport, { limit: Number.NaN }), 'limit');
    await expectRefused(listModels(transport, { limit: Number.POSITIVE_INFINITY }), 'limit');
    await expectRefused(downloadVideo(transport, 'job-1', Number.NaN), 'index');
  });
});

it('leaves texts unread: what a model reads has no limits in it', async () => {
  const sent: unknown[] = [];
  const reading = createTransport({
    ...options,
    fetch: async (_, { body }) => {
      sent.push(body);
      return Response.json({ choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] });
    },
  });
  let reads = 0;
  const part = { type: 'text' as const, text: 'Hi' };
  Object.defineProperty(part, 'text', { enumerable: true, get: () => `${(reads += 1)}` });
  await generateChat(reading, { model, messages: [{ role: 'user', content: [part] }] });
  expect(sent).toHaveLength(1);
  expect(reads).toBe(1);
});

it('does not look into what writes itself', async () => {
  const bodies: unknown[] = [];
  const listening = createTransport({
    ...options,
    fetch: async (_, { body }) => {
      bodies.push(JSON.parse(String(body)));
      return Response.json({ choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] });
    },
  });
  const document = { self: {}, limit: Number.NaN, toJSON: () => 1 };
  document.self = document;
  const question = [{ role: 'user' as const, content: 'Hi' }];
  await generateChat(listening, { model, messages: question, extra: { document: document as never } });
  expect(bodies).toMatchObject([{ document: 1 }]);
});
