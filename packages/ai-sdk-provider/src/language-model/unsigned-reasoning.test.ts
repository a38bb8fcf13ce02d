import { createEmulator } from '@openrouter-adapters/emulator';
import {
  convertToModelMessages,
  generateText,
  streamText,
  toUIMessageStream,
  type ModelMessage,
  type UIMessage,
} from 'ai';
import { describe, expect, it } from 'vitest';

import { checked } from '../../test/checked-fetch.ts';
import { delta, message, scripted } from '../../test/scripted-openrouter.ts';
import { createOpenRouter } from '../index.ts';

const claude = 'anthropic/claude-sonnet-4.5';
const question = { role: 'user', content: 'Why?' } as const;

async function ask(modelId: string, messages: ModelMessage[]) {
  const { fetch, requests } = scripted(message({ content: 'Because.' }));
  const { warnings } = await generateText({
    model: createOpenRouter({ apiKey: 'sk-or-test', fetch })(modelId),
    messages,
  });
  return { sent: requests[0]?.body['messages'], warnings: warnings ?? [] };
}

describe('reasoning without a signature', () => {
  const words: ModelMessage = {
    role: 'assistant',
    content: [
      { type: 'reasoning', text: 'Hm.' },
      { type: 'text', text: 'Blue.' },
    ],
  };

  it('of another provider goes to all models but Claude, which refuses it', async () => {
    expect(await ask('deepseek/deepseek-v3.2', [question, words, question])).toEqual({
      sent: [question, { role: 'assistant', content: 'Blue.', reasoning: 'Hm.' }, question],
      warnings: [],
    });
    expect(await ask(claude, [question, words, question])).toMatchObject({
      sent: [question, { role: 'assistant', content: 'Blue.' }, question],
      warnings: [{ type: 'unsupported', details: expect.stringContaining('Claude refuses it') }],
    });
  });

  it('of an answer that was stopped while it thought does not end the conversation', async () => {
    const stop = new AbortController();
    const thinking = ['Let me ', 'think '].map((text) =>
      delta({ reasoning_details: [{ type: 'reasoning.text', text, format: 'anthropic-claude-v1', index: 0 }] }),
    );
    const bytes = thinking.map((chunk) => new TextEncoder().encode(`data: ${JSON.stringify(chunk)}\n\n`));
    const emulator = createEmulator();
    let isFirst = true;
    const model = createOpenRouter({
      apiKey: 'sk-or-v1-test',
      fetch: checked(async (url, init) => {
        if (!isFirst) return emulator.fetch(url, init);
        isFirst = false;
        const body = new ReadableStream({ start: (controller) => bytes.forEach((each) => controller.enqueue(each)) });
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
      }),
    })(claude);
    const { stream } = streamText({ model, messages: [question], abortSignal: stop.signal });
    let stored: UIMessage[] = [];
    const shown = toUIMessageStream({
      stream,
      originalMessages: [],
      onEnd: ({ messages }) => void (stored = messages),
    });
    for await (const part of shown) if (part.type === 'reasoning-delta' && part.delta.includes('think')) stop.abort();
    expect(stored).toMatchObject([{ parts: expect.arrayContaining([expect.objectContaining({ type: 'reasoning' })]) }]);
    const history = await convertToModelMessages(JSON.parse(JSON.stringify(stored)));
    const { text } = await generateText({ model, messages: [question, ...history, question], reasoning: 'low' });
    expect(text).not.toBe('');
    expect(emulator.requests.at(-1)?.body).toMatchObject({ messages: [question, question] });
  });
});

it('takes the signatures of thinking that @ai-sdk/anthropic kept', async () => {
  const { sent, warnings } = await ask(claude, [
    question,
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'Hm.', providerOptions: { anthropic: { signature: 'c2ln' } } },
        { type: 'reasoning', text: '', providerOptions: { anthropic: { redactedData: 'ZW5j' } } },
        { type: 'text', text: 'Blue.' },
      ],
    },
    question,
  ]);
  const format = 'anthropic-claude-v1';
  const reasoning_details = [
    { type: 'reasoning.text', text: 'Hm.', signature: 'c2ln', format },
    { type: 'reasoning.encrypted', data: 'ZW5j', format },
  ];
  expect(sent).toEqual([question, { role: 'assistant', content: 'Blue.', reasoning_details }, question]);
  expect(warnings).toEqual([]);
});

it('takes an empty signature for none: the words go to all models but Claude', async () => {
  const stopped: ModelMessage = {
    role: 'assistant',
    content: [
      { type: 'reasoning', text: 'Hm.', providerOptions: { anthropic: { signature: '' } } },
      { type: 'reasoning', text: '', providerOptions: { anthropic: { redactedData: '' } } },
      { type: 'text', text: 'Blue.' },
    ],
  };
  expect(await ask('deepseek/deepseek-v3.2', [question, stopped, question])).toEqual({
    sent: [question, { role: 'assistant', content: 'Blue.', reasoning: 'Hm.' }, question],
    warnings: [],
  });
  expect(await ask(claude, [question, stopped, question])).toMatchObject({
    sent: [question, { role: 'assistant', content: 'Blue.' }, question],
    warnings: [{ type: 'unsupported', details: expect.stringContaining('Claude refuses it') }],
  });
});
