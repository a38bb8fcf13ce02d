import {
  APICallError,
  InvalidArgumentError,
  UnsupportedFunctionalityError,
  type LanguageModelV4Prompt,
} from '@ai-sdk/provider';
import { generateText, streamText, tool, type ModelMessage } from 'ai';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import { answering, jsonAnswer, rejectionOf } from '../../test/answering.ts';
import { connectEmulator } from '../../test/connect-emulator.ts';
import { readAll } from '../../test/read-all.ts';
import { stream } from '../../test/scripted-openrouter.ts';

const facts = { id: 'gen-1', created: 1_790_000_000, model: 'maker/model-2026', provider: 'Upstream' };
const usage = { prompt_tokens: 4, completion_tokens: 2, total_tokens: 6, cost: 0.001 };
const choice = (text: string, finish_reason: string | null = null) => ({
  index: 0,
  text,
  finish_reason,
  logprobs: null,
});
const whole = () => jsonAnswer({ ...facts, object: 'text_completion', choices: [choice(' a time', 'stop')], usage });
const chunks = () =>
  stream([
    { ...facts, object: 'text_completion', choices: [choice(' a')] },
    { ...facts, object: 'text_completion', choices: [choice(' time', 'stop')] },
    { ...facts, object: 'text_completion', choices: [choice('', 'stop')], usage },
  ])();

describe('a completion', () => {
  it('continues a text, with usage and cost', async () => {
    const { openrouter, asked } = answering(whole);
    const {
      text,
      usage: tokens,
      finishReason,
      providerMetadata,
      response,
    } = await generateText({
      model: openrouter.completion('maker/model', { echo: false, provider: { only: ['maker'] } }),
      prompt: 'Once upon',
      maxOutputTokens: 5,
      temperature: 0,
      stopSequences: ['.'],
      providerOptions: { openrouter: { bestOf: 2, logprobs: 3, logitBias: { '50256': -100 } } },
    });
    expect([text, finishReason, tokens.totalTokens]).toEqual([' a time', 'stop', 6]);
    expect(providerMetadata?.['openrouter']).toMatchObject({ provider: 'Upstream', usage: { cost: 0.001 } });
    expect(response).toMatchObject({ id: 'gen-1', modelId: 'maker/model-2026' });
    expect(asked).toMatchObject([{ path: '/completions' }]);
    expect(asked[0]?.body).toEqual({
      model: 'maker/model',
      prompt: 'Once upon',
      provider: { only: ['maker'] },
      max_tokens: 5,
      temperature: 0,
      stop: ['.'],
      logit_bias: { '50256': -100 },
      best_of: 2,
      echo: false,
      logprobs: 3,
    });
  });

  it('streams', async () => {
    const { openrouter, asked } = answering(chunks);
    const result = streamText({ model: openrouter.completion('maker/model'), prompt: 'Once upon' });
    const pieces: string[] = [];
    for await (const piece of result.textStream) pieces.push(piece);
    // Both came in one read.
    expect(pieces).toEqual([' a time']);
    expect((await result.usage).outputTokens).toBe(2);
    expect((await result.providerMetadata)?.['openrouter']).toMatchObject({ usage: { cost: 0.001 } });
    expect(asked[0]?.body).toEqual({ model: 'maker/model', prompt: 'Once upon', stream: true });
  });

  it.each([['the provider', { coalesce: false }, {}] as const, ['the model', {}, { coalesce: false }] as const])(
    'streams each delta by itself when %s says so',
    async (_, ofProvider, ofModel) => {
      const { openrouter } = answering(chunks, ofProvider);
      const result = streamText({ model: openrouter.completion('maker/model', ofModel), prompt: 'Once upon' });
      expect(await readAll(result.textStream)).toEqual([' a', ' time']);
    },
  );

  it('writes a conversation down turn by turn, and stops before the next one', async () => {
    const { openrouter, asked } = answering(whole);
    const messages: ModelMessage[] = [
      { role: 'user', content: 'Hi' },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'Hm.' },
          { type: 'text', text: 'Hello!' },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'How are ' },
          { type: 'text', text: 'you?' },
        ],
      },
    ];
    const { warnings } = await generateText({
      model: openrouter.completion('a/b'),
      instructions: 'Be kind.',
      messages,
    });
    expect(asked[0]?.body).toMatchObject({
      prompt: 'Be kind.\n\nuser:\nHi\n\nassistant:\nHello!\n\nuser:\nHow are you?\n\nassistant:\n',
      stop: ['\nuser:'],
    });
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'reasoning of earlier turns' }]);
  });

  it('warns of tools and works without them', async () => {
    const { openrouter, asked } = answering(whole);
    const { text, warnings } = await generateText({
      model: openrouter.completion('a/b'),
      prompt: 'Once upon',
      reasoning: 'high',
      tools: { weather: tool({ inputSchema: z.object({}) }) },
    });
    expect(text).toBe(' a time');
    expect(warnings).toMatchObject([{ feature: 'tools' }, { feature: 'reasoning' }]);
    expect(asked[0]?.body).not.toHaveProperty('tools');
  });

  it.each([
    ['files', [{ type: 'file', data: Uint8Array.of(1), mediaType: 'application/pdf' }], UnsupportedFunctionalityError],
    ['an empty text', ' ', InvalidArgumentError],
  ])('refuses %s before the request', async (_, content, kind) => {
    const { openrouter, asked } = answering(whole);
    const messages = [{ role: 'user', content } as ModelMessage];
    const error = await rejectionOf(generateText({ model: openrouter.completion('a/b'), messages }));
    expect(kind.isInstance(error)).toBe(true);
    expect(asked).toEqual([]);
  });

  it('refuses a number that JSON would write as null', async () => {
    const { openrouter, asked } = answering(whole);
    const prompt: LanguageModelV4Prompt = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];
    const asking = openrouter.completion('a/b').doGenerate({ prompt, temperature: NaN });
    const error = await rejectionOf(Promise.resolve(asking));
    expect(error).toMatchObject({ argument: 'temperature', message: 'temperature must be a finite number, not NaN.' });
    expect(asked).toEqual([]);
  });

  it('tells errors as a chat model does', async () => {
    const { openrouter } = answering(() => jsonAnswer({ error: { code: 402, message: 'No credit' } }, 402));
    const error = await rejectionOf(generateText({ model: openrouter.completion('a/b'), prompt: 'Once upon' }));
    expect(APICallError.isInstance(error) && [error.statusCode, error.url]).toEqual([
      402,
      'https://openrouter.ai/api/v1/completions',
    ]);
  });

  it('works with the emulator, whole and streamed', async () => {
    const { openrouter } = connectEmulator();
    const model = openrouter.completion('openai/gpt-4o-mini');
    const whole = await generateText({ model, prompt: 'Once upon a time' });
    const streamed = streamText({ model, prompt: 'Once upon a time' });
    expect(await streamed.text).toBe(whole.text);
    expect(whole.text).not.toBe('');
    for (const metadata of [whole.providerMetadata, await streamed.providerMetadata]) {
      expect(metadata?.['openrouter']?.['usage']).toMatchObject({ cost: expect.any(Number) as number });
    }
  });
});
