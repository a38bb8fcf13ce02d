import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../index.ts';
import { manage } from '../../testing/manage.ts';

const CLAUDE = 'anthropic/claude-sonnet-4.5';
const DEEPSEEK = 'deepseek/deepseek-chat-v3.1';
const NO_ENDPOINTS = '404 No endpoints available matching your guardrail restrictions and data policy.';
const PERSON = 'user_emulatedmember';

interface Told {
  status: number;
  id?: string;
  model?: string;
  provider?: string;
  usage?: { cost: number };
  error?: { code: number; message: string; metadata?: Record<string, unknown> };
}

/** A key of the emulator's own, and calls with it. */
async function newKey(emulator: Emulator, facts: Record<string, unknown> = {}) {
  const { body } = await manage(emulator, 'POST /keys', { name: 'test', ...facts });
  const post = async (path: string, request: Record<string, unknown>): Promise<Told> => {
    const response = await emulator.fetch(`https://openrouter.ai/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${body.key}` },
      body: JSON.stringify(request),
    });
    return { ...((await response.json()) as Omit<Told, 'status'>), status: response.status }; // tests read what they expect
  };
  const chat = (request: Record<string, unknown> = {}) =>
    post('/chat/completions', { model: DEEPSEEK, messages: [{ role: 'user', content: 'Hi' }], ...request });
  const refused = async (request: Record<string, unknown> = {}): Promise<string> => {
    const { status, error } = await chat(request);
    return `${status} ${error?.message ?? ''}`;
  };
  return { hash: body.data.hash, key: body.key, post, chat, refused };
}

/** A guardrail that applies to a key. */
async function guarded(rules: Record<string, unknown>, emulator = createEmulator()) {
  const key = await newKey(emulator);
  const { data } = (await manage(emulator, 'POST /guardrails', { name: 'Rules', ...rules })).body;
  const assign = () => manage(emulator, `POST /guardrails/${data.id}/assignments/keys`, { key_hashes: [key.hash] });
  await assign();
  return { emulator, guardrail: data, assign, ...key };
}

describe('a guardrail', () => {
  test('enforces nothing until it is assigned, and nothing for others', async () => {
    const emulator = createEmulator();
    const [mine, other] = [await newKey(emulator), await newKey(emulator)];
    const { data } = (await manage(emulator, 'POST /guardrails', { name: 'No', allowed_models: [CLAUDE] })).body;
    expect((await mine.chat()).status).toBe(200);
    await manage(emulator, `POST /guardrails/${data.id}/assignments/keys`, { key_hashes: [mine.hash] });
    expect(await mine.refused()).toContain(NO_ENDPOINTS);
    expect((await other.chat()).status).toBe(200);
    await manage(emulator, `POST /guardrails/${data.id}/assignments/keys/remove`, { key_hashes: [mine.hash] });
    expect((await mine.chat()).status).toBe(200);
  });

  test('that is deleted or changed holds no more', async () => {
    const { emulator, guardrail, chat, refused, assign } = await guarded({ ignored_models: [DEEPSEEK] });
    expect(await refused()).toContain(NO_ENDPOINTS);
    await manage(emulator, `PATCH /guardrails/${guardrail.id}`, { ignored_models: [CLAUDE] });
    expect((await chat()).status).toBe(200);
    expect(await refused({ model: CLAUDE })).toContain(NO_ENDPOINTS);
    await assign();
    await manage(emulator, `DELETE /guardrails/${guardrail.id}`);
    expect((await chat({ model: CLAUDE })).status).toBe(200);
  });

  test('of a person holds for all keys of that person', async () => {
    const emulator = createEmulator();
    const [theirs, other] = [await newKey(emulator, { creator_user_id: PERSON }), await newKey(emulator)];
    const { data } = (await manage(emulator, 'POST /guardrails', { name: 'No', ignored_models: [DEEPSEEK] })).body;
    await manage(emulator, `POST /guardrails/${data.id}/assignments/members`, { member_user_ids: [PERSON] });
    expect(await theirs.refused()).toContain(NO_ENDPOINTS);
    expect((await other.chat()).status).toBe(200);
  });

  test('that is the default one of a workspace holds for all its traffic, from its first change on', async () => {
    const emulator = createEmulator();
    const { data } = (await manage(emulator, 'POST /workspaces', { name: 'Lab', slug: 'lab' })).body;
    const [inside, outside] = [await newKey(emulator, { workspace_id: data.id }), await newKey(emulator)];
    const id = String(data.default_guardrail_id);
    expect((await manage(emulator, `GET /guardrails/${id}`)).status).toBe(404);
    const patched = await manage(emulator, `PATCH /guardrails/${id}`, { allowed_providers: ['anthropic'] });
    expect(patched.body.data).toMatchObject({ id, workspace_id: data.id, allowed_providers: ['anthropic'] });
    expect((await manage(emulator, `GET /guardrails/${id}`)).status).toBe(200);
    expect(await inside.refused()).toContain(NO_ENDPOINTS);
    expect((await inside.chat({ model: CLAUDE })).status).toBe(200);
    expect((await outside.chat()).status).toBe(200);
  });

  test('goes with its workspace, and its assignments with it', async () => {
    const emulator = createEmulator();
    const { data: lab } = (await manage(emulator, 'POST /workspaces', { name: 'Lab', slug: 'lab' })).body;
    const rules = { name: 'No', ignored_models: [DEEPSEEK], workspace_id: lab.id };
    const { data } = (await manage(emulator, 'POST /guardrails', rules)).body;
    const key = await newKey(emulator);
    await manage(emulator, `POST /guardrails/${data.id}/assignments/keys`, { key_hashes: [key.hash] });
    await manage(emulator, 'DELETE /workspaces/lab');
    expect((await manage(emulator, 'GET /guardrails/assignments/keys')).body.total_count).toBe(0);
    expect((await key.chat()).status).toBe(200);
  });
});

describe('what a guardrail allows', () => {
  test('models, by slug or dated slug, which is what it tells', async () => {
    const { guardrail, refused, chat } = await guarded({ allowed_models: [CLAUDE] });
    expect(guardrail.allowed_models).toEqual(['anthropic/claude-4.5-sonnet-20250929']);
    expect((await chat({ model: CLAUDE })).status).toBe(200);
    expect(await refused({ model: 'openai/gpt-4o' })).toContain(NO_ENDPOINTS);
    // A fallback that is allowed answers, and routers choose from what is allowed.
    expect((await chat({ models: [DEEPSEEK, CLAUDE] })).model).toContain('claude');
    expect((await chat({ model: 'openrouter/auto' })).model).toContain('claude');
    expect(await refused({ model: 'openrouter/free' })).toContain('404 No models match your request');
  });

  test('no models that it ignores', async () => {
    const { refused, chat } = await guarded({ ignored_models: ['anthropic/claude-4.5-sonnet-20250929'] });
    expect(await refused({ model: CLAUDE })).toContain(NO_ENDPOINTS);
    expect((await chat()).status).toBe(200);
  });

  test('providers', async () => {
    const { chat, refused } = await guarded({
      allowed_providers: ['together', 'novita'],
      ignored_providers: ['novita'],
    });
    expect((await chat()).provider).toBe('Together');
    expect(await refused({ model: CLAUDE })).toContain(NO_ENDPOINTS);
    expect(await refused({ provider: { only: ['novita'] } })).toContain('404 No allowed providers are available');
  });

  test.each([
    [{ enforce_zdr: true }, ['Together', 404]],
    [{ enforce_zdr_other: true }, ['Together', 200]],
    [{ enforce_zdr: true, enforce_zdr_other: false }, ['DeepSeek', 404]],
    [{ enforce_zdr_google: true }, ['DeepSeek', 404]],
  ])('endpoints that keep nothing, by author of the model: %j', async (rules, [provider, google]) => {
    const { chat } = await guarded({ ...rules, ignored_providers: ['deepinfra', 'novita', 'google-vertex'] });
    expect((await chat()).provider).toBe(provider);
    expect((await chat({ model: 'google/gemini-2.5-pro' })).status).toBe(google);
  });

  test('endpoints that do not train', async () => {
    const paid = await guarded({ enable_paid_model_training: false });
    expect((await paid.chat()).provider).toBe('DeepInfra');
    const free = 'meta-llama/llama-3.3-70b-instruct:free';
    expect((await paid.chat({ model: free })).status).toBe(200);
    const { refused, chat } = await guarded({ enable_free_model_training: false });
    expect(await refused({ model: free })).toContain(NO_ENDPOINTS);
    expect((await chat()).provider).toBe('DeepSeek');
  });

  test('is what models of other kinds and the catalogue of the key go by', async () => {
    const { emulator, key, post } = await guarded({ allowed_models: [CLAUDE, 'cohere/rerank-v3.5'] });
    const embedded = await post('/embeddings', { model: 'openai/text-embedding-3-small', input: 'a' });
    expect(`${embedded.status} ${embedded.error?.message}`).toContain(NO_ENDPOINTS);
    const ranked = await post('/rerank', { model: 'cohere/rerank-v3.5', query: 'a', documents: ['a'] });
    expect(ranked.status).toBe(200);
    expect((await post('/completions', { model: DEEPSEEK, prompt: 'a' })).status).toBe(404);
    const { body } = await manage(emulator, 'GET /models/user', undefined, key);
    expect(body.data).toMatchObject([{ id: CLAUDE }]);
  });

  test('holds together with the guardrails of person and workspace', async () => {
    const emulator = createEmulator();
    const key = await newKey(emulator, { creator_user_id: PERSON });
    const create = async (rules: Record<string, unknown>) =>
      (await manage(emulator, 'POST /guardrails', { name: 'One', ...rules })).body.data.id;
    const ofKey = await create({ allowed_providers: ['deepseek', 'together', 'novita'] });
    await manage(emulator, `POST /guardrails/${ofKey}/assignments/keys`, { key_hashes: [key.hash] });
    const ofPerson = await create({ ignored_providers: ['deepseek'] });
    await manage(emulator, `POST /guardrails/${ofPerson}/assignments/members`, { member_user_ids: [PERSON] });
    expect((await key.chat()).provider).toBe('Novita');
    const { data } = (await manage(emulator, 'GET /workspaces/default')).body;
    await manage(emulator, `PATCH /guardrails/${String(data.default_guardrail_id)}`, { ignored_providers: ['novita'] });
    expect((await key.chat()).provider).toBe('Together');
  });
});
