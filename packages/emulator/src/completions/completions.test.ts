import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions } from '../index.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';

const MODEL = 'openai/gpt-4o';

interface Choice {
  text: string;
  index: number;
  finish_reason: string | null;
  logprobs: Record<string, unknown[]> | null;
  reasoning: string | null;
}
interface Answer {
  id: string;
  object: string;
  choices: Choice[];
  usage: Record<string, unknown>;
  error?: { message: string };
}

const complete = (body: Record<string, unknown>) =>
  callJson<Answer>(createEmulator(), '/completions', { model: MODEL, prompt: 'Once upon a time in Paris', ...body });

async function stream(body: Record<string, unknown>, options: EmulatorOptions = {}) {
  const request = { model: MODEL, prompt: 'Once upon a time in Paris', stream: true, ...body };
  const text = await (await call(createEmulator(options), '/completions', request)).text();
  const lines = text.split('\n\n').flatMap((line) => (line.startsWith('data: ') ? [line.slice(6)] : []));
  const chunks = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Answer);
  return { chunks, done: lines.includes('[DONE]') };
}

test('a router chooses the model of a completion as it does in chat', async () => {
  const models = ['openrouter/auto', 'openrouter/pareto-code', 'openrouter/free'];
  for (const model of models) {
    const { model: chosen } = await callJson<{ model: string }>(createEmulator(), '/completions', {
      model,
      prompt: 'a',
    });
    const messages = [{ role: 'user', content: 'a' }];
    const chat = await callJson<{ model: string }>(createEmulator(), '/chat/completions', { model, messages });
    expect(chosen.replace(/:free$/, '')).toBe(chat.model.replace(/:free$/, ''));
  }
});

describe('legacy completions', () => {
  test('answer a prompt, and keep what they cost', async () => {
    const emulator = createEmulator();
    const answer = await callJson<Answer>(emulator, '/completions', { model: MODEL, prompt: 'Tell me of Paris' });
    expect(answer).toMatchObject({
      object: 'text_completion',
      choices: [{ text: expect.stringContaining('Paris'), index: 0, finish_reason: 'stop', logprobs: null }],
      usage: { prompt_tokens: 4, cost: expect.any(Number), is_byok: false },
    });
    expect(await generationOf(emulator, answer.id)).toMatchObject({
      api_type: 'completions',
      total_cost: answer.usage.cost,
      finish_reason: 'stop',
    });
  });

  test('answer several prompts, several times each', async () => {
    const { choices } = await complete({ prompt: ['Of Rome', 'Of Oslo'], n: 3 });
    expect(choices.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(choices.map(({ text }) => text.includes('Rome'))).toEqual([true, true, true, false, false, false]);
    expect(new Set(choices.slice(0, 3).map(({ text }) => text)).size).toBeGreaterThan(1);
  });

  test('take tokens', async () => {
    expect((await complete({ prompt: [1, 2, 3] })).usage.prompt_tokens).toBe(3);
    expect((await complete({ prompt: [[1, 2], [3]] })).choices).toHaveLength(2);
  });

  test('honour max_tokens, stop, echo, logprobs and response_format', async () => {
    expect((await complete({ max_tokens: 2 })).choices[0]?.finish_reason).toBe('length');
    expect((await complete({ stop: 'Paris' })).choices[0]?.text).not.toContain('Paris');
    expect((await complete({ echo: true })).choices[0]?.text).toMatch(/^Once upon a time in Paris/);
    const { logprobs, text = '' } = (await complete({ logprobs: 2 })).choices[0] ?? {};
    expect(logprobs?.tokens?.join('')).toBe(text);
    expect(Object.keys(logprobs?.top_logprobs?.[0] as object)).toHaveLength(2);
    expect(
      JSON.parse((await complete({ response_format: { type: 'json_object' } })).choices[0]?.text ?? ''),
    ).toBeTypeOf('object');
  });

  test('stream what they would answer whole, with the usage at the end', async () => {
    const whole = await complete({ n: 2 });
    const { chunks, done } = await stream({ n: 2 });
    for (const index of [0, 1]) {
      const own = chunks.slice(0, -1).flatMap(({ choices }) => choices.filter((choice) => choice.index === index));
      expect(own.map(({ text }) => text).join('')).toBe(whole.choices[index]?.text);
      expect(own.filter(({ finish_reason: finish }) => finish !== null)).toHaveLength(1);
    }
    expect(chunks.at(-1)).toMatchObject({ choices: [{ text: '' }], usage: { cost: whole.usage.cost } });
    expect(done).toBe(true);
  });

  test('tell the reasoning of models that reason, once', async () => {
    const reasoning = (await complete({ model: 'deepseek/deepseek-r1' })).choices[0]?.reasoning;
    expect(reasoning).toEqual(expect.any(String));
    const { chunks } = await stream({ model: 'deepseek/deepseek-r1' });
    const told = chunks.flatMap(({ choices }) => choices.map((choice) => choice.reasoning ?? ''));
    expect(told.join('')).toBe(reasoning);
  });

  test('break off as faults want', async () => {
    const failed = await stream({}, { faults: { kind: 'stream-error', afterDeltas: 2, error: { message: 'Gone' } } });
    expect(failed.chunks).toHaveLength(3);
    expect(failed.chunks[2]).toMatchObject({ error: { message: 'Gone' }, choices: [{ finish_reason: 'error' }] });
    expect(failed.done).toBe(false);
    expect((await stream({}, { faults: { kind: 'cut', after: { deltas: 1 } } })).chunks).toHaveLength(1);
    const broken = createEmulator({ faults: { kind: 'error-in-ok', withGenerationId: true } });
    expect(await callJson(broken, '/completions', { model: MODEL, prompt: 'a' })).toMatchObject({
      id: expect.stringMatching(/^gen-/),
      error: { code: 502 },
    });
  });

  test.each([
    [{ prompt: undefined }, 'prompt: Invalid input'],
    [{ prompt: [] }, 'prompt: Invalid input'],
    [{ prompt: ['a', 1] }, 'prompt.1: Invalid input'],
    [{ n: 0 }, 'n: Too small'],
    [{ n: 3, best_of: 2 }, 'best_of: must be at least n'],
    [{ logprobs: 9 }, 'logprobs: Too big'],
    [{ logit_bias: { 50: 'more' } }, 'logit_bias.50: Invalid input: expected number'],
    [{ metadata: { a: 1 } }, 'metadata.a: Invalid input: expected string'],
    [{ stream_options: { include_usage: 1 } }, 'stream_options.include_usage: Invalid input'],
    [{ stop: [1] }, 'stop.0: Invalid input: expected string'],
    [{ max_tokens: 0 }, 'max_tokens: Too small'],
    [{ stop: ['a', 'b', 'c', 'd', 'e'] }, 'stop: Too big'],
    [{ response_format: { type: 'xml' } }, 'response_format.type'],
    [{ model: 'openai/text-embedding-3-small' }, 'Use /embeddings'],
  ])('%j is a 400', async (body, message) => {
    const said = await callError(createEmulator(), '/completions', { model: MODEL, prompt: 'a', ...body });
    expect(said).toMatch(/^400 /);
    expect(said).toContain(message);
  });
});
