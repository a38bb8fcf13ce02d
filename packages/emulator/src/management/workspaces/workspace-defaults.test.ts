import { expect, test } from 'vitest';

import { createEmulator } from '../../index.ts';
import { manage } from '../../testing/manage.ts';

/** A key in a workspace with these defaults, and what its requests are answered by. */
async function inWorkspace(defaults: Record<string, unknown>) {
  const emulator = createEmulator();
  const { data } = (await manage(emulator, 'POST /workspaces', { name: 'Lab', slug: 'lab', ...defaults })).body;
  const { key } = (await manage(emulator, 'POST /keys', { name: 'test', workspace_id: data.id })).body;
  return async (path: string, body: Record<string, unknown>) => {
    const said = path === '/responses' ? { input: 'a' } : { messages: [{ role: 'user', content: 'a' }] };
    const answer = await manage(emulator, `POST ${path}`, { ...said, ...body }, key);
    return answer.body as unknown as { model: string; provider: string; error?: { message: string } };
  };
}

test.each(['/chat/completions', '/responses'])(
  'a workspace has the model of requests without one: %s',
  async (path) => {
    const ask = await inWorkspace({ default_text_model: 'mistralai/mistral-medium-3.1' });
    expect((await ask(path, {})).model).toContain('mistral');
    expect((await ask(path, { model: 'openai/gpt-4o' })).model).toContain('gpt-4o');
    expect((await ask(path, { models: ['openai/gpt-4o'] })).model).toContain('gpt-4o');
    const broken = await inWorkspace({ default_text_model: 'no/such' });
    expect((await broken(path, {})).error?.message).toBe('no/such is not a valid model ID');
  },
);

test('a workspace sorts the endpoints of requests that do not say how', async () => {
  const ask = await inWorkspace({ default_provider_sort: 'throughput' });
  const model = 'deepseek/deepseek-chat-v3.1';
  const provider = async (body: Record<string, unknown>) =>
    (await ask('/chat/completions', { model, ...body })).provider;
  expect(await provider({})).toBe('Together');
  expect(await provider({ provider: { sort: 'price' } })).toBe('DeepSeek');
  expect(await provider({ provider: { sort: { by: 'price' } } })).toBe('DeepSeek');
  expect(await provider({ provider: { order: ['novita'] } })).toBe('Novita');
  expect(await provider({ models: ['openai/gpt-4o'], provider: { sort: { partition: 'none' } } })).not.toBe('DeepSeek');
});
