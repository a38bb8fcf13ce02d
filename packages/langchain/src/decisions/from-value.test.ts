import type { Question, State } from '@langchain/core/decisions';
import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { isObject } from '@openrouter-adapters/core';
import { describe, expect, it } from 'vitest';

import { answering, failureOf } from '../../test/answering.ts';
import { OpenRouterDecisions } from '../decisions.ts';

const spam: Question = { type: 'noul', instructions: 'Is it spam?' };

/** What the API is sent for a state and a question about it. */
async function send(state: unknown, question: Question = spam): Promise<{ state: unknown; asked: unknown }> {
  const answers = {
    noul: { type: 'noul', noul: 1 },
    choice: { type: 'choice', choice: 'a', probabilities: { a: 1, b: 0, c: 0 } },
    score: { type: 'score', score: 0, probabilities: { 0: 1, 1: 0, 2: 0 } },
    box: undefined,
  };
  const { requests, fields } = answering({ answers: { asked: answers[question.type] } });
  // Callers without types give anything.
  await new OpenRouterDecisions(fields).invoke({ state: state as State, questions: { asked: question } });
  const { state: sent, questions } = requests[0]?.body ?? {};
  return { state: sent, asked: isObject(questions) ? questions['asked'] : undefined };
}
const stateOf = async (state: unknown) => (await send(state)).state;
const questionOf = async (question: Question) => (await send('x', question)).asked;

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
const image = { type: 'image', data: png, mimeType: 'image/png' };
const sentImage = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw==' } };

describe('a state', () => {
  it.each<[string, unknown]>([
    ['a text', 'I won!'],
    ['an object', { subject: 'prize', count: 2, isRead: false, sender: null, tags: ['a', ['b']] }],
    ['a list', [1, 'two', { three: 3 }]],
    ['an object with the type of a block that says no place of its content', { type: 'file', size: 12 }],
    [
      'an object with the type of a block and more than a block has',
      { type: 'file', url: 'https://x.example/a', size: 3 },
    ],
    ['an object with the type of a block and a text of no media type', { type: 'file', data: 'hello world' }],
    ['parts in the API’s own form', [{ type: 'text', text: 'Hi' }, sentImage]],
  ])('that is %s is sent as it is', async (_, state) => {
    expect(await stateOf(state)).toEqual(state);
  });

  it('has messages in the form of a chat request, at any depth', async () => {
    expect(await stateOf(new HumanMessage('Hi'))).toEqual({ role: 'user', content: 'Hi' });
    const messages = [
      new SystemMessage('Be kind.'),
      new HumanMessage({ content: [{ type: 'text', text: 'What is it?' }, image], name: 'ada' }),
      'between',
      new AIMessage({ content: '', tool_calls: [{ id: 'c1', name: 'look', args: { at: 1 } }] }),
      new ToolMessage({ content: 'A cat', tool_call_id: 'c1' }),
    ];
    expect(await stateOf({ chat: { messages } })).toEqual({
      chat: {
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: [{ type: 'text', text: 'What is it?' }, sentImage], name: 'ada' },
          'between',
          {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{"at":1}' } }],
          },
          { role: 'tool', tool_call_id: 'c1', content: 'A cat' },
        ],
      },
    });
  });

  it('leaves out what of an earlier answer only its model can use, and has the words of its sound', async () => {
    const answer = (content: AIMessage['content'], audio?: object) =>
      new AIMessage({
        content,
        additional_kwargs: {
          reasoning_content: 'Hm',
          reasoning_details: [{ type: 'reasoning.encrypted', data: 'sealed' }],
          annotations: [{ type: 'file', file: { hash: 'h', content: [] } }],
          ...(audio && { audio }),
        },
      });
    const sound = { id: 'audio_1', transcript: 'Spoken', expires_at: 99_999_999_999 };
    const sent = await stateOf([answer('Hello'), answer('', sound), answer('Hello', sound)]);
    expect(sent).toEqual([
      { role: 'assistant', content: 'Hello' },
      { role: 'assistant', content: 'Spoken' },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'Hello' },
          { type: 'text', text: 'Spoken' },
        ],
      },
    ]);
    const { transcript: _, ...wordless } = sound;
    expect(await failureOf(stateOf(answer('', wordless)))).toMatchObject({ kind: 'configuration', setting: 'state' });
  });

  it('has the words of sound wherever they stand in an answer, beside its text and its calls', async () => {
    const sound = { id: 'audio_1', expires_at: 99_999_999_999 };
    const call = { id: 'c1', name: 'look', args: {} };
    const wireCall = { id: 'c1', type: 'function', function: { name: 'look', arguments: '{}' } };
    const answers = [
      new AIMessage({ content: [{ type: 'audio', ...sound, transcript: 'Spoken' }] }),
      new AIMessage({
        content: [{ type: 'text', text: 'Hello' }],
        additional_kwargs: { audio: { ...sound, transcript: 'Spoken' } },
      }),
      new AIMessage({
        content: '',
        tool_calls: [call],
        additional_kwargs: { audio: { ...sound, transcript: 'Spoken' } },
      }),
    ];
    const text = (said: string) => ({ type: 'text', text: said });
    expect(await stateOf(answers)).toEqual([
      { role: 'assistant', content: 'Spoken' },
      { role: 'assistant', content: [text('Hello'), text('Spoken')] },
      { role: 'assistant', content: 'Spoken', tool_calls: [wireCall] },
    ]);
    const wordless = new AIMessage({ content: 'Hello', additional_kwargs: { audio: sound } });
    expect(await failureOf(stateOf(wordless))).toMatchObject({
      setting: 'state',
      message: expect.stringMatching(
        /^The state cannot be sent\. .*without a transcript.*Give it one, or leave it out/,
      ),
    });
  });

  it('is a conversation where it is a list: a broken call goes along where a tool answered it', async () => {
    const broken = new AIMessage({
      content: 'Wait',
      invalid_tool_calls: [{ type: 'invalid_tool_call', id: 'c1', name: 'look', args: '{"at":', error: 'cut' }],
    });
    const answer = new ToolMessage({ content: 'A cat', tool_call_id: 'c1' });
    const sent = { role: 'assistant', content: 'Wait' };
    expect(await stateOf([broken])).toEqual([sent]);
    expect(await stateOf(['before', broken, 'between', answer])).toEqual([
      'before',
      { ...sent, tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{}' } }] },
      'between',
      { role: 'tool', tool_call_id: 'c1', content: 'A cat' },
    ]);
  });

  it('has media blocks as a chat request carries them, at any depth', async () => {
    const blocks = {
      photo: image,
      link: { type: 'image', url: 'https://a.example/cat.png' },
      pdf: { type: 'file', data: 'JVBERg==', mimeType: 'application/pdf', metadata: { filename: 'a.pdf' } },
      sounds: [{ type: 'audio', data: 'UklGRg==', mimeType: 'audio/wav' }],
      older: { type: 'image', source_type: 'base64', data: 'iVBORw==', mime_type: 'image/png' },
      film: { type: 'video', url: 'https://a.example/cat.mp4' },
    };
    expect(await stateOf(blocks)).toEqual({
      photo: sentImage,
      link: { type: 'image_url', image_url: { url: 'https://a.example/cat.png' } },
      pdf: { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERg==' } },
      sounds: [{ type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } }],
      older: sentImage,
      film: { type: 'video_url', video_url: { url: 'https://a.example/cat.mp4' } },
    });
    expect(await stateOf(image)).toEqual(sentImage);
  });

  it.each<[string, object]>([
    ['id', { id: 'b1' }],
    ['index', { index: 0 }],
    ['metadata', { metadata: { width: 2 } }],
    ['extras', { extras: { width: 2 } }],
    ['title', { title: 'A cat' }],
    ['context', { context: 'At home' }],
    ['text', { text: 'A cat' }],
  ])('has a media block as one also with its %s', async (_, more) => {
    expect(await stateOf([{ ...image, ...more }])).toEqual([sentImage]);
  });

  it('has texts and files by their id as a chat request carries them', async () => {
    expect(await stateOf({ file: { type: 'file', fileId: 'file-1' } })).toEqual({
      file: { type: 'file', file: { file_id: 'file-1' } },
    });
    const note = { type: 'text-plain', data: 'aGk=', mimeType: 'text/plain' };
    expect(await stateOf({ note })).toEqual({
      note: { type: 'file', file: { file_data: 'data:text/plain;base64,aGk=' } },
    });
    expect(await failureOf(stateOf([{ ...image, cache_control: { type: 'ephemeral' } }]))).toMatchObject({
      setting: 'state',
      message: expect.stringContaining('cache_control'),
    });
  });

  it.each<[string, object]>([
    ['a file whose data is a text without a type', { type: 'file', data: 'a,b' }],
    ['a file whose type is none', { type: 'file', data: 'a,b', mimeType: null }],
    ['data that is a number', { type: 'image', data: 7 }],
    ['an address that is none', { type: 'image', url: null }],
    ['another type', { type: 'photo', url: 'https://a.example/cat.png' }],
  ])('is the caller’s own where it only looks like a block: %s', async (_, own) => {
    expect(await stateOf({ own })).toEqual({ own });
  });

  it('has dates as their text, and no members that are undefined', async () => {
    expect(await stateOf({ at: new Date(0), none: undefined })).toEqual({ at: '1970-01-01T00:00:00.000Z' });
  });

  it('has of objects of a class what they hold, or what they say of themselves', async () => {
    class Mail {
      readonly subject = 'prize';
      get length() {
        return 5;
      }
    }
    const own = Object.assign(Object.create(null), { a: 1 });
    expect(await stateOf([new Mail(), own, {}, Object.create(null)])).toEqual([{ subject: 'prize' }, { a: 1 }, {}, {}]);
    expect(await stateOf({ toJSON: () => ({ a: [new Date(0)] }) })).toEqual({ a: ['1970-01-01T00:00:00.000Z'] });
    expect(await stateOf({ toJSON: 'a name' })).toEqual({ toJSON: 'a name' });
  });

  const ring: Record<string, unknown> = {};
  ring['self'] = [ring];
  const ringOfObjects: Record<string, unknown> = {};
  ringOfObjects['inner'] = { outer: ringOfObjects };
  const ringOfLists: unknown[] = [];
  ringOfLists.push([ringOfLists]);
  it.each<[string, unknown, string]>([
    ['bytes', { png }, 'bytes outside of a media block'],
    ['a map', [new Map()], 'a map'],
    ['an error', { failed: new TypeError('boom') }, 'of the class TypeError'],
    ['an expression', [/x/], 'of the class RegExp'],
    ['a big integer', [1n], 'type bigint'],
    ['a function', { f: () => 1 }, 'type function'],
    ['nothing in a list', [undefined], 'type undefined'],
    ['NaN', { n: Number.NaN }, 'NaN'],
    ['itself', ring, 'holds itself'],
    ['itself in another object', ringOfObjects, 'holds itself'],
    ['itself in another list', ringOfLists, 'holds itself'],
    ['bytes without a view', [png.buffer], 'bytes outside of a media block'],
    ['a set', { tags: new Set(['a']) }, 'a map or a set'],
    ['a block without mimeType', { type: 'image', data: 'iVBORw==' }, 'mimeType'],
    ['audio that is elsewhere', [{ type: 'audio', url: 'https://a.example/a.mp3' }], 'Audio by URL'],
    ['null', null, 'The state is null'],
    ['yes', true, 'The state is true'],
    [
      'a message that cannot be sent',
      [new ToolMessage({ content: 'x', tool_call_id: '' })],
      'The state cannot be sent. ',
    ],
  ])('that holds %s is refused', async (_, state, said) => {
    expect(await failureOf(stateOf(state))).toMatchObject({
      kind: 'configuration',
      setting: 'state',
      message: expect.stringContaining(said),
    });
  });

  it('that fails by itself rejects with its own error', async () => {
    const own = new RangeError('no such mail');
    const state = {
      toJSON() {
        throw own;
      },
    };
    expect(await failureOf(stateOf(state))).toBe(own);
  });

  it('may hold one object twice', async () => {
    const twice = { a: 1 };
    expect(await stateOf([twice, { twice }])).toEqual([{ a: 1 }, { twice: { a: 1 } }]);
  });
});

describe('a question', () => {
  it('has instructions and criteria of any form, with media in them', async () => {
    // LangChain's check of questions takes JSON only: media in base64, no bytes.
    const base64 = { type: 'image', data: 'iVBORw==', mimeType: 'image/png' };
    expect(
      await questionOf({
        type: 'choice',
        instructions: ['Which is it?', { look: base64 }],
        criteria: { a: { like: base64 }, b: null, c: 3 },
      }),
    ).toEqual({
      type: 'choice',
      instructions: ['Which is it?', { look: sentImage }],
      criteria: { a: { like: sentImage }, b: null, c: '3' },
    });
  });

  it('of a score has a name for a level without one', async () => {
    const asked = await questionOf({ type: 'score', instructions: 'How?', criteria: ['low', null, true] });
    expect(asked).toEqual({ type: 'score', instructions: 'How?', criteria: ['low', 'Level 1', 'true'] });
  });

  it.each<[unknown, unknown]>([
    [undefined, undefined],
    [null, undefined],
    [{}, undefined],
    [{ true: null }, undefined],
    [{ true: 'It sells' }, { true: 'It sells', false: 'It is not so.' }],
    [{ false: ['a friend'] }, { true: 'It is so.', false: ['a friend'] }],
    [
      { true: { a: 1 }, false: 0 },
      { true: { a: 1 }, false: '0' },
    ],
  ])('of yes or no has both criteria or none: %j', async (criteria, sent) => {
    const question = { ...spam, ...(criteria !== undefined && { criteria }) } as Question;
    expect(await questionOf(question)).toEqual({ ...spam, ...(sent !== undefined && { criteria: sent }) });
  });

  it('with media that cannot be sent is refused by its name', async () => {
    const question: Question = { type: 'noul', instructions: [{ type: 'audio', url: 'https://a.example/a.mp3' }] };
    expect(await failureOf(questionOf(question))).toMatchObject({
      kind: 'configuration',
      setting: 'questions',
      message: expect.stringMatching(/^The question "asked" cannot be sent\. .*Audio by URL/),
    });
    const box: Question = { type: 'box', instructions: 'Where?' };
    expect(await failureOf(questionOf(box))).toMatchObject({
      kind: 'configuration',
      setting: 'questions',
      message: 'The question "asked" cannot be sent. It is a box. OpenRouter decides nouls, choices and scores.',
    });
  });
});
