import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { Output, streamText } from 'ai';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import { connectEmulator, messagesOf } from '../../test/connect-emulator.ts';

type UserPart = Extract<LanguageModelV4Message, { role: 'user' }>['content'][number];
type AnswerPart = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number];
type ToolPart = Extract<LanguageModelV4Message, { role: 'tool' }>['content'][number];

const ask = (...content: UserPart[]): LanguageModelV4Message => ({ role: 'user', content });
const question: UserPart = { type: 'text', text: 'What is this?' };
const wav = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=';
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const parsed = { type: 'file', file: { hash: 'h1', name: 'a.pdf', content: [{ type: 'text', text: 'page' }] } };

/** Sends a prompt to the emulator, which answers it; the request is held to the OpenAPI document where that is at hand. */
async function send(...prompt: LanguageModelV4Prompt) {
  const { emulator, openrouter } = connectEmulator();
  const { warnings, finishReason } = await openrouter('google/gemini-2.5-pro').doGenerate({ prompt });
  expect(finishReason.unified).toBe('stop');
  return { messages: messagesOf(emulator.requests[0]?.body), warnings };
}

describe('a question that the emulator takes', () => {
  it.each<[string, UserPart, unknown]>([
    [
      'an image by URL',
      {
        type: 'file',
        mediaType: 'image/*',
        data: { type: 'url', url: new URL('https://a.example/x.png') },
        providerOptions: { openrouter: { imageDetail: 'low' } },
      },
      { type: 'image_url', image_url: { url: 'https://a.example/x.png', detail: 'low' } },
    ],
    [
      'an image as base64',
      { type: 'file', mediaType: 'image/png', data: { type: 'data', data: png } },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
    ],
    [
      'a video by URL',
      { type: 'file', mediaType: 'video/mp4', data: { type: 'url', url: new URL('https://a.example/v.mp4') } },
      { type: 'video_url', video_url: { url: 'https://a.example/v.mp4' } },
    ],
    [
      'a video as base64',
      { type: 'file', mediaType: 'video/mp4', data: { type: 'data', data: 'QUJD' } },
      { type: 'video_url', video_url: { url: 'data:video/mp4;base64,QUJD' } },
    ],
    [
      'audio',
      { type: 'file', mediaType: 'audio/wav', data: { type: 'data', data: wav } },
      { type: 'input_audio', input_audio: { data: wav, format: 'wav' } },
    ],
    [
      'a PDF',
      { type: 'file', mediaType: 'application/pdf', filename: 'a.pdf', data: { type: 'data', data: 'JVBERi0xLjQ=' } },
      { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERi0xLjQ=' } },
    ],
    [
      'a text file',
      { type: 'file', mediaType: 'text/markdown', filename: 'a.md', data: { type: 'text', text: '# A' } },
      { type: 'text', text: 'a.md:\n\n# A' },
    ],
  ])('has %s', async (_, part, sent) => {
    const { messages, warnings } = await send(ask(question, part));
    expect(messages).toEqual([{ role: 'user', content: [{ type: 'text', text: 'What is this?' }, sent] }]);
    expect(warnings).toEqual([]);
  });

  it('has a file that was uploaded before', async () => {
    const { emulator, openrouter } = connectEmulator();
    const { providerReference } = await openrouter
      .files()
      .uploadFile({ data: { type: 'data', data: 'JVBERi0xLjQ=' }, mediaType: 'application/pdf', filename: 'a.pdf' });
    const data = { type: 'reference' as const, reference: providerReference };
    await openrouter('google/gemini-2.5-pro').doGenerate({
      prompt: [ask(question, { type: 'file', mediaType: 'application/pdf', data })],
    });
    expect(messagesOf(emulator.requests.at(-1)?.body)).toMatchObject([
      { content: [{ type: 'text' }, { type: 'file', file: { file_id: providerReference['openrouter'] } }] },
    ]);
  });
});

describe('an earlier answer that the emulator takes', () => {
  const answer = (...content: AnswerPart[]): LanguageModelV4Message => ({ role: 'assistant', content });

  it.each<[string, AnswerPart[], object]>([
    [
      'parsed files',
      [{ type: 'text', text: 'A page.', providerOptions: { openrouter: { annotations: [parsed] } } }],
      { content: 'A page.', annotations: [parsed] },
    ],
    [
      'a refusal',
      [{ type: 'text', text: 'No.', providerOptions: { openrouter: { refusal: true } } }],
      { content: null, refusal: 'No.' },
    ],
    [
      'an image',
      [
        { type: 'text', text: 'See' },
        { type: 'file', mediaType: 'image/png', data: { type: 'data', data: png } },
      ],
      { content: 'See', images: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } }] },
    ],
    [
      'audio',
      [
        {
          type: 'file',
          mediaType: 'audio/wav',
          data: { type: 'data', data: wav },
          providerOptions: { openrouter: { audio: { id: 'audio-1' } } },
        },
      ],
      { content: null, audio: { id: 'audio-1' } },
    ],
  ])('has %s', async (_, content, sent) => {
    const { messages, warnings } = await send(ask(question), answer(...content), ask(question));
    expect(messages[1]).toEqual({ role: 'assistant', ...sent });
    expect(warnings).toEqual([]);
  });

  it('leaves out with a warning what cannot go back', async () => {
    const { messages, warnings } = await send(
      ask(question),
      answer({ type: 'custom', kind: 'other.thing' }, { type: 'text', text: 'This.' }),
      ask(question),
    );
    expect(messages[1]).toEqual({ role: 'assistant', content: 'This.' });
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('other.thing') }]);
  });

  it.each<[string, ToolPart[], unknown, number]>([
    [
      'texts and images',
      [
        {
          type: 'tool-result',
          toolCallId: 'c1',
          toolName: 'look',
          output: {
            type: 'content',
            value: [
              { type: 'text', text: 'a' },
              { type: 'file', mediaType: 'image/png', data: { type: 'data', data: png } },
            ],
          },
        },
      ],
      [
        { type: 'text', text: 'a' },
        { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
      ],
      0,
    ],
    [
      'a denial, after its approval was asked for',
      [
        { type: 'tool-approval-response', approvalId: 'p', approved: false },
        { type: 'tool-result', toolCallId: 'c1', toolName: 'look', output: { type: 'execution-denied' } },
      ],
      'The user did not allow this tool call.',
      1,
    ],
  ])('has a result of a tool with %s', async (_, content, sent, count) => {
    const { messages, warnings } = await send(
      ask(question),
      answer({ type: 'tool-call', toolCallId: 'c1', toolName: 'look', input: {} }),
      { role: 'tool', content },
    );
    expect(messages[2]).toEqual({ role: 'tool', tool_call_id: 'c1', content: sent });
    expect(warnings).toHaveLength(count);
  });
});

describe('a streamed output', () => {
  const stream = <Result>(output: Output.Output<Result, Partial<Result>>) => {
    const { openrouter } = connectEmulator();
    return streamText({ model: openrouter('openai/gpt-5'), output, prompt: 'Name a city.' });
  };

  it('of a schema grows part by part into the whole object', async () => {
    const schema = z.object({ city: z.string(), population: z.number().int() });
    const result = stream(Output.object({ schema }));
    const parts: unknown[] = [];
    for await (const part of result.partialOutputStream) parts.push(part);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.at(-1)).toEqual(await result.output);
    expect(schema.safeParse(await result.output).success).toBe(true);
  });

  it('is one of the choices', async () => {
    expect(['Rome', 'Oslo']).toContain(await stream(Output.choice({ options: ['Rome', 'Oslo'] })).output);
  });

  it('is JSON of any form', async () => {
    expect(await stream(Output.json()).output).toBeTypeOf('object');
  });
});
