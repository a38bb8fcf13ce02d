import {
  convertToModelMessages,
  isStepCount,
  readUIMessageStream,
  streamText,
  validateUIMessages,
  type LanguageModel,
  type ToolSet,
  type UIMessage,
} from 'ai';
import { describe, expect, it } from 'vitest';

import { connectEmulator, messagesOf, reasoners, weatherTool } from '../../test/connect-emulator.ts';
import { delta, deltasOf, ending, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouter, openrouter } from '../index.ts';

const question = (id: string, text: string): UIMessage => ({ id, role: 'user', parts: [{ type: 'text', text }] });

/** One turn of a chat as a server and a browser share it: the message that the browser has at the end, as JSON. */
async function turn(
  model: LanguageModel,
  messages: UIMessage[],
  tools: ToolSet = {},
  settings: { streamRetries?: number; onError?: () => void } = {},
): Promise<UIMessage> {
  const result = streamText({
    model,
    tools,
    messages: await convertToModelMessages(messages, { tools }),
    stopWhen: isStepCount(3),
    onError: ({ error }) => {
      throw error;
    },
    ...settings,
  });
  let last: UIMessage | undefined;
  const chunks = result.toUIMessageStream({ sendSources: true });
  for await (const message of readUIMessageStream({ stream: chunks })) last = message;
  // What is stored between turns is JSON.
  return JSON.parse(JSON.stringify(last)) as UIMessage;
}

describe('UI messages', () => {
  it.each(reasoners)('keep the signed reasoning of %s for the next turn, tool loop included', async (modelId) => {
    const { emulator, openrouter: connected } = connectEmulator();
    const model = connected(modelId, { reasoning: { effort: 'high' } });
    const { execute, tools } = weatherTool();
    const first = question('q1', 'What is the weather in Rome?');
    const answer = await turn(model, [first], tools);
    expect(answer.parts.map(({ type }) => type)).toEqual(expect.arrayContaining(['reasoning', 'tool-weather', 'text']));
    const next = await turn(model, [first, answer, question('q2', 'Thank you.')], tools);
    expect(next.parts.some(({ type }) => type === 'text')).toBe(true);
    expect(execute).toHaveBeenCalledTimes(1);

    const sent = emulator.requests.map(({ body }) => messagesOf(body));
    const inLoop = sent[1]?.[1]?.reasoning_details;
    expect(inLoop?.length).toBeGreaterThan(0);
    expect(sent[2]?.[1]?.reasoning_details).toEqual(inLoop);
  });

  it.each([
    ['that the caller offered', { clock: openrouter.tools.datetime() }, 'tool-clock'],
    ['that nobody offered', {}, 'dynamic-tool'],
  ])('show what a tool %s did on OpenRouter, and bring the record back', async (_, tools, type) => {
    const record = {
      type: 'reasoning.server_tool_call',
      tool_name: 'openrouter:datetime',
      tool_call_id: 'st_1',
      arguments: '{}',
      result: '{"datetime":"noon"}',
      index: 0,
    };
    const { fetch, requests } = scripted(
      stream([...deltasOf({ reasoning_details: [record], content: 'Noon.' }), ...ending('stop')]),
      stream([...deltasOf({ content: 'Bye' }), ...ending('stop')]),
    );
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
    const first = question('q1', 'Time?');
    const answer = await turn(model, [first], tools);
    expect(answer.parts).toMatchObject([
      { type: 'step-start' },
      { type, state: 'output-available', output: { datetime: 'noon' }, providerExecuted: true },
      { type: 'text', text: 'Noon.' },
    ]);
    await turn(model, [first, answer, question('q2', 'Thanks')], tools);
    expect(messagesOf(requests[1]?.body)[1]).toEqual({
      role: 'assistant',
      content: 'Noon.',
      reasoning_details: [record],
    });
  });

  it('bring text, reasoning, sources and files to the browser, and annotations back', async () => {
    const image = 'data:image/png;base64,iVBORw0KGgo=';
    const parsed = { type: 'file', file: { hash: 'h1', name: 'a.pdf', content: [{ type: 'text', text: 'page' }] } };
    const cited = { type: 'url_citation', url_citation: { url: 'https://a.example/', title: 'A' } };
    const { fetch, requests } = scripted(
      stream([
        ...deltasOf({ reasoning_details: [{ type: 'reasoning.text', text: 'Hm', signature: 'sig' }], content: 'See' }),
        delta({ annotations: [cited, parsed] }),
        delta({ images: [{ type: 'image_url', image_url: { url: image } }] }),
        ...ending('stop'),
      ]),
      stream([...deltasOf({ content: 'Bye' }), ...ending('stop')]),
    );
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
    const first = question('q1', 'Read this.');
    const answer = await turn(model, [first]);
    expect(answer.parts).toMatchObject([
      { type: 'step-start' },
      { type: 'reasoning', text: 'Hm', state: 'done' },
      { type: 'text', text: 'See', state: 'done' },
      { type: 'source-url', url: 'https://a.example/' },
      { type: 'source-document', mediaType: 'application/pdf', filename: 'a.pdf' },
      { type: 'file', mediaType: 'image/png', url: image },
    ]);
    await turn(model, [first, answer, question('q2', 'Thanks')]);
    expect(messagesOf(requests[1]?.body)[1]).toEqual({
      role: 'assistant',
      content: 'See',
      reasoning_details: [{ type: 'reasoning.text', text: 'Hm', signature: 'sig', index: 0 }],
      images: [{ type: 'image_url', image_url: { url: image } }],
      annotations: [parsed],
    });
  });

  it('that keep what a broken attempt said do not join its reasoning with the signature of the next attempt', async () => {
    const reasoning = (fields: object) =>
      delta({ reasoning_details: [{ type: 'reasoning.text', index: 0, ...fields }] });
    const hidden = { text: '', signature: 'sig' };
    const { fetch, requests } = scripted(
      stream([
        reasoning({ text: 'Hm' }),
        ...deltasOf({ content: 'So ' }),
        delta({}, { error: { code: 502, message: 'Broken' } }),
      ]),
      stream(
        [reasoning(hidden), ...deltasOf({ content: 'So be it.' }), ...ending('stop')].map((chunk) => ({
          ...chunk,
          id: 'gen-2',
        })),
      ),
      stream([...deltasOf({ content: 'Bye' }), ...ending('stop')]),
    );
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
    const first = question('q1', 'Shall I?');
    const answer = await turn(model, [first], {}, { streamRetries: 1, onError: () => {} });
    expect(answer.parts).toMatchObject([
      { type: 'step-start' },
      { type: 'reasoning', text: 'Hm' },
      { type: 'text', text: 'So ' },
      { type: 'reasoning', text: '' },
      { type: 'text', text: 'So be it.' },
    ]);
    await turn(model, [first, answer, question('q2', 'Thanks')]);
    expect(messagesOf(requests[2]?.body)[1]?.reasoning_details).toEqual([
      { type: 'reasoning.text', text: 'Hm', index: 0 },
      { type: 'reasoning.text', index: 0, ...hidden },
    ]);
  });

  it('have a source for a parsed file whose name is null', async () => {
    const parsed = { type: 'file', file: { hash: 'h1', name: null, content: [{ type: 'text', text: 'page' }] } };
    const { fetch } = scripted(
      stream([delta({ annotations: [parsed] }), ...deltasOf({ content: 'See' }), ...ending('stop')]),
    );
    const answer = await turn(createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b'), [question('q1', 'Read this.')]);
    expect((await validateUIMessages({ messages: [answer] }))[0]?.parts).toMatchObject([
      { type: 'step-start' },
      { type: 'source-document', title: 'Document' },
      { type: 'text', text: 'See' },
    ]);
  });
});
