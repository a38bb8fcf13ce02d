import {
  AIMessage,
  ChatMessage,
  FunctionMessage,
  HumanMessage,
  RemoveMessage,
  SystemMessage,
  ToolMessage,
  coerceMessageLikeToMessage,
  mergeMessageRuns,
} from '@langchain/core/messages';
import type { BaseMessage } from '@langchain/core/messages';
import type { ContentPart } from '@openrouter-adapters/core';
import { OpenRouterConfigurationError } from '@openrouter-adapters/core';
import { describe, expect, it } from 'vitest';

import { fromMessages as translate } from './from-messages.ts';
import { needTranslation } from './history-translation.ts';
import * as blocks from './translate-history.ts';

/** As the model does it: without what translates blocks where there are none. */
const fromMessages = (messages: readonly BaseMessage[]) =>
  translate(messages, needTranslation(messages) ? blocks : undefined, []);

function partsOf(...content: unknown[]): ContentPart[] | string | null | undefined {
  const message = new HumanMessage({ content: content as never });
  const [sent] = fromMessages([message]);
  return sent?.content;
}

describe('messages', () => {
  it('of every role are sent under the role of the API', () => {
    const developer = coerceMessageLikeToMessage({ role: 'developer', content: 'Be exact.' });
    expect(
      fromMessages([
        new SystemMessage('Be short.'),
        developer,
        new HumanMessage({ content: 'Hi', name: 'anna' }),
        new AIMessage('Hello'),
        new ChatMessage('Go on', 'user'),
        new ChatMessage('Rules', 'system'),
        new ToolMessage({ content: '7', tool_call_id: 'call_1' }),
      ]),
    ).toEqual([
      { role: 'system', content: 'Be short.' },
      { role: 'developer', content: 'Be exact.' },
      { role: 'user', content: 'Hi', name: 'anna' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: 'Go on' },
      { role: 'system', content: 'Rules' },
      { role: 'tool', tool_call_id: 'call_1', content: '7' },
    ]);
  });

  it.each<[string, BaseMessage]>([
    ['a role that is none of the API', new ChatMessage('Hi', 'narrator')],
    ['a message of the old function role', new FunctionMessage({ content: '1', name: 'f' })],
    ['a message that removes another', new RemoveMessage({ id: '1' })],
    ['a human message with an empty list', new HumanMessage({ content: [] })],
    [
      'a system message with an image',
      new SystemMessage({ content: [{ type: 'image', url: 'https://a.example/i.png' }] }),
    ],
    ['a tool call without id', new AIMessage({ content: '', tool_calls: [{ name: 'f', args: {} }] })],
    ['a block of an unknown kind', new HumanMessage({ content: [{ type: 'hologram' }] })],
    ['an image of an earlier answer by file id', new AIMessage({ content: [{ type: 'image', fileId: 'file_1' }] })],
    ['audio by URL', new HumanMessage({ content: [{ type: 'audio', url: 'https://a.example/a.mp3' }] })],
    [
      'audio that the API does not take',
      new HumanMessage({ content: [{ type: 'audio', mimeType: 'audio/webm', data: 'aGk=' }] }),
    ],
    ['audio data without mimeType', new HumanMessage({ content: [{ type: 'audio', data: 'aGk=' }] })],
    ['an image without a source', new HumanMessage({ content: [{ type: 'image' }] })],
    [
      'a document that is a list of blocks',
      new HumanMessage({ content: [{ type: 'document', source: { type: 'content', content: [] } }] }),
    ],
    ['image data without mimeType', new HumanMessage({ content: [{ type: 'image', data: 'aGk=' }] })],
  ])('with %s give a clear error', (_, message) => {
    expect(() => fromMessages([message])).toThrow(OpenRouterConfigurationError);
    expect(() => fromMessages([message])).toThrow(/cannot be sent/);
  });
});

describe('cache marks', () => {
  const mark = { type: 'ephemeral' };
  const breakpoint = { mode: 'explicit' };

  it('of either kind stay on a text, and on a message with text', () => {
    expect(
      partsOf(
        { type: 'text', text: 'a', prompt_cache_breakpoint: breakpoint },
        { type: 'text', text: 'b', extras: { prompt_cache_breakpoint: breakpoint } },
        { type: 'text', text: 'c', cache_control: null, extras: { cache_control: mark } },
      ),
    ).toEqual([
      { type: 'text', text: 'a', prompt_cache_breakpoint: breakpoint },
      { type: 'text', text: 'b', prompt_cache_breakpoint: breakpoint },
      { type: 'text', text: 'c', cache_control: mark },
    ]);
    const message = new HumanMessage({ content: 'd', additional_kwargs: { prompt_cache_breakpoint: breakpoint } });
    expect(fromMessages([message])[0]?.content).toEqual([
      { type: 'text', text: 'd', prompt_cache_breakpoint: breakpoint },
    ]);
  });

  it('of a message end its last text, wherever that stands, and leave what it has of its own', () => {
    const image = { type: 'image_url', image_url: { url: 'https://a.example/i.png' } };
    const [a, b, nothing] = ['a', 'b', ''].map((text) => ({ type: 'text', text }));
    const marks = { cache_control: mark, prompt_cache_breakpoint: breakpoint };
    const sent = (...content: unknown[]) =>
      fromMessages([new HumanMessage({ content: content as never, additional_kwargs: marks })])[0]?.content;
    expect(sent(a, image, b, nothing)).toEqual([a, image, { ...b, ...marks }, nothing]);
    expect(sent(a, image)).toEqual([{ ...a, ...marks }, image]);
    const own = { ...b, cache_control: { type: 'ephemeral', ttl: '1h' } };
    expect(sent(a, own)).toEqual([a, { ...own, prompt_cache_breakpoint: breakpoint }]);
    expect([a, own]).toEqual([
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b', cache_control: { type: 'ephemeral', ttl: '1h' } },
    ]);
  });

  it('that are no marks leave a message what it is', () => {
    const kwargs = { cache_control: 'ephemeral', prompt_cache_breakpoint: null, extras: { cache_control: mark } };
    expect(fromMessages([new HumanMessage({ content: 'a', additional_kwargs: kwargs })])[0]?.content).toBe('a');
    expect(partsOf({ type: 'text', text: 'a', cache_control: true, extras: 'none' })).toEqual([
      { type: 'text', text: 'a' },
    ]);
  });

  it('that cannot be sent say where they stand, and what to do', () => {
    const empty = new HumanMessage({ content: '', additional_kwargs: { cache_control: mark } });
    expect(() => fromMessages([empty])).toThrow(
      /cache_control on a human message without text cannot be sent.*Give it a text, or mark another message/,
    );
    const image = { type: 'image', url: 'https://a.example/i.png', cache_control: mark };
    expect(() => fromMessages([new HumanMessage({ content: [image] as never })])).toThrow(
      /cache_control on a content block of type image cannot be sent.*Only text carries it/,
    );
  });

  const marked = { additional_kwargs: { cache_control: mark } };
  it.each<[string, BaseMessage]>([
    ['an empty message', new HumanMessage({ content: '', ...marked })],
    ['a message that is an empty text', new HumanMessage({ content: [{ type: 'text', text: '' }], ...marked })],
    [
      'an answer of tool calls',
      new AIMessage({ content: '', tool_calls: [{ id: 'a', name: 'f', args: {} }], ...marked }),
    ],
    ['an empty result of a tool', new ToolMessage({ content: '', tool_call_id: 'a', ...marked })],
    ...[
      { type: 'image', url: 'https://a.example/i.png' },
      { type: 'image_url', image_url: { url: 'https://a.example/i.png' } },
      { type: 'file', mimeType: 'application/pdf', data: 'aGk=' },
      { type: 'file', file: { file_id: 'f' } },
      { type: 'audio', mimeType: 'audio/wav', data: 'aGk=' },
      { type: 'video', url: 'https://a.example/v.mp4' },
      { type: 'image', url: 'https://a.example/i.png', extras: { cache_control: mark }, cache_control: undefined },
      { type: 'image', url: 'https://a.example/i.png', prompt_cache_breakpoint: breakpoint, cache_control: undefined },
    ].map((block): [string, BaseMessage] => [
      `a block ${JSON.stringify(block)}`,
      new HumanMessage({ content: [{ cache_control: mark, ...block }] as never }),
    ]),
    [
      'a call of a tool',
      new AIMessage({ content: [{ type: 'tool_use', id: 'a', name: 'f', input: {}, cache_control: mark }] as never }),
    ],
  ])('on %s are refused: no text could carry them', (_, message) => {
    expect(() => fromMessages([message])).toThrow(/cache_control on .* cannot be sent/);
  });
});

describe('content', () => {
  it('of a plain text document of Anthropic is sent as its words, with its cache marker', () => {
    const source = { type: 'text', media_type: 'text/plain', data: 'plain words' };
    expect(partsOf({ type: 'document', source, cache_control: { type: 'ephemeral' } })).toEqual([
      { type: 'text', text: 'plain words', cache_control: { type: 'ephemeral' } },
    ]);
  });

  it('of text keeps its cache marker and nothing of the host', () => {
    const mark = { type: 'ephemeral', ttl: '1h' };
    expect(
      partsOf(
        'plain',
        { type: 'text', text: 'a', id: 'x', index: 0 },
        { type: 'text', text: 'b', cache_control: mark },
        {
          type: 'text',
          source_type: 'text',
          text: 'c',
        },
      ),
    ).toEqual([
      { type: 'text', text: 'plain' },
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b', cache_control: mark },
      { type: 'text', text: 'c' },
    ]);
  });

  it.each<[string, unknown]>([
    ['a standard block with data', { type: 'image', mimeType: 'image/png', data: 'aGk=' }],
    ['a standard block with bytes', { type: 'image', mimeType: 'image/png', data: new TextEncoder().encode('hi') }],
    ['a data block', { type: 'image', source_type: 'base64', mime_type: 'image/png', data: 'aGk=' }],
    ['an Anthropic block', { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'aGk=' } }],
    ["OpenAI's part", { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } }],
    ["OpenAI's part with a plain string", { type: 'image_url', image_url: 'data:image/png;base64,aGk=' }],
    [
      'a non-standard block around a part',
      { type: 'non_standard', value: { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } } },
    ],
  ])('sends an image given as %s', (_, block) => {
    expect(partsOf(block)).toEqual([{ type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } }]);
  });

  it('sends images by file id as files, which is where the API has a place for the id', () => {
    expect(
      partsOf(
        { type: 'image', fileId: 'file_1' },
        { type: 'image', source_type: 'id', id: 'file_2', metadata: { filename: 'cat.png' } },
        { type: 'image', source: { type: 'file', file_id: 'file_3' } },
      ),
    ).toEqual([
      { type: 'file', file: { file_id: 'file_1' } },
      { type: 'file', file: { filename: 'cat.png', file_id: 'file_2' } },
      { type: 'file', file: { file_id: 'file_3' } },
    ]);
  });

  it('sends images by URL with their detail', () => {
    const url = 'https://a.example/i.png';
    expect(
      partsOf(
        { type: 'image', url, metadata: { detail: 'low' } },
        { type: 'image', url, extras: { detail: 'low' } },
        { type: 'image', source_type: 'url', url },
        { type: 'image', source: { type: 'url', url } },
        { type: 'image_url', image_url: { url, detail: 'high' } },
      ),
    ).toEqual([
      { type: 'image_url', image_url: { url, detail: 'low' } },
      { type: 'image_url', image_url: { url, detail: 'low' } },
      { type: 'image_url', image_url: { url } },
      { type: 'image_url', image_url: { url } },
      { type: 'image_url', image_url: { url, detail: 'high' } },
    ]);
  });

  it.each([
    ['audio/mpeg', 'mp3'],
    ['audio/x-wav', 'wav'],
    ['audio/wav', 'wav'],
    ['audio/mp4', 'm4a'],
    ['audio/flac; rate=44100', 'flac'],
    ['audio/MPEG', 'mp3'],
    ['audio/pcm', 'pcm16'],
  ])('sends audio of type %s as %s', (mimeType, format) => {
    const part = { type: 'input_audio', input_audio: { data: 'aGk=', format } };
    expect(
      partsOf({ type: 'audio', mimeType, data: 'aGk=' }, { type: 'audio', url: `data:${mimeType};base64,aGk=` }, part),
    ).toEqual([part, part, part]);
  });

  it('sends videos by URL and by data', () => {
    expect(
      partsOf(
        { type: 'video', url: 'https://a.example/v.mp4', extras: { processing: 'agentic' } },
        { type: 'video', mimeType: 'video/mp4', data: 'aGk=' },
        { type: 'video_url', video_url: { url: 'https://a.example/v.mp4' }, processing: 'static' },
      ),
    ).toEqual([
      { type: 'video_url', video_url: { url: 'https://a.example/v.mp4' }, processing: 'agentic' },
      { type: 'video_url', video_url: { url: 'data:video/mp4;base64,aGk=' } },
      { type: 'video_url', video_url: { url: 'https://a.example/v.mp4' }, processing: 'static' },
    ]);
  });

  it('sends files by URL, by data and by id, with their name, and plain text as text', () => {
    expect(
      partsOf(
        { type: 'file', url: 'https://a.example/f.pdf' },
        { type: 'file', mimeType: 'application/pdf', data: 'aGk=', metadata: { filename: 'f.pdf' } },
        {
          type: 'file',
          source_type: 'base64',
          mime_type: 'application/pdf',
          data: 'aGk=',
          metadata: { name: 'g.pdf' },
        },
        { type: 'file', fileId: 'file_1' },
        { type: 'file', file: { filename: 'h.pdf', file_data: 'data:application/pdf;base64,aGk=' } },
        { type: 'file', source_type: 'text', text: 'note' },
        { type: 'text-plain', mimeType: 'text/plain', text: 'note' },
      ),
    ).toEqual([
      { type: 'file', file: { file_data: 'https://a.example/f.pdf' } },
      { type: 'file', file: { filename: 'f.pdf', file_data: 'data:application/pdf;base64,aGk=' } },
      { type: 'file', file: { filename: 'g.pdf', file_data: 'data:application/pdf;base64,aGk=' } },
      { type: 'file', file: { file_id: 'file_1' } },
      { type: 'file', file: { filename: 'h.pdf', file_data: 'data:application/pdf;base64,aGk=' } },
      { type: 'text', text: 'note' },
      { type: 'text', text: 'note' },
    ]);
  });

  it('of a tool may be parts with images, and may be empty', () => {
    const image = { type: 'image', url: 'https://a.example/i.png' };
    expect(
      fromMessages([
        new ToolMessage({ content: [{ type: 'text', text: 'Look' }, image], tool_call_id: '1' }),
        new ToolMessage({ content: [], tool_call_id: '2' }),
      ]),
    ).toEqual([
      {
        role: 'tool',
        tool_call_id: '1',
        content: [
          { type: 'text', text: 'Look' },
          { type: 'image_url', image_url: { url: 'https://a.example/i.png' } },
        ],
      },
      { role: 'tool', tool_call_id: '2', content: '' },
    ]);
  });
});

describe('an earlier answer', () => {
  it('goes back with the annotations of its files, its refusal, its images and the id of its audio', () => {
    const file = { type: 'file', file: { hash: 'h', name: 'f.pdf', content: [{ type: 'text', text: 'x' }] } };
    const message = new AIMessage({
      content: [
        { type: 'text', text: 'See' },
        { type: 'text', text: '' },
        { type: 'image', mimeType: 'image/png', data: 'aGk=' },
      ],
      additional_kwargs: {
        annotations: [{ type: 'url_citation', url_citation: { url: 'https://a.example' } }, file],
        refusal: 'No.',
        audio: { id: 'audio_1', data: 'aGk=' },
      },
    });
    expect(fromMessages([message])).toEqual([
      {
        role: 'assistant',
        content: [{ type: 'text', text: 'See' }],
        refusal: 'No.',
        images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } }],
        audio: { id: 'audio_1' },
        annotations: [file],
      },
    ]);
  });

  it('goes back with a call that stands in its content only, beside one that is listed, where a tool message answers it', () => {
    const message = new AIMessage({
      content: [
        { type: 'tool_call', id: 'b', name: 'g', args: { a: 1 } },
        { type: 'tool_call', id: 'c', name: 'h', args: {} },
      ],
      tool_calls: [{ id: 'a', name: 'f', args: {}, type: 'tool_call' }],
    });
    const answers = ['a', 'b'].map((id) => new ToolMessage({ tool_call_id: id, content: 'ok' }));
    expect(fromMessages([message, ...answers])[0]).toMatchObject({
      tool_calls: [
        { id: 'a', function: { name: 'f', arguments: '{}' } },
        { id: 'b', function: { name: 'g', arguments: '{"a":1}' } },
      ],
    });
  });

  it('with a call that a human replaced sends what it was replaced by, also where LangChain lists the other again', () => {
    const call = (name: string) => ({ type: 'tool_call' as const, id: 'a', name, args: {} });
    const message = new AIMessage({
      content: [call('send')],
      tool_calls: [call('draft')],
      response_metadata: { output_version: 'v1' },
    });
    expect(message.tool_calls?.map(({ name }) => name)).toEqual(['draft', 'send']);
    expect(fromMessages([message, new ToolMessage({ tool_call_id: 'a', content: 'ok' })])[0]).toMatchObject({
      tool_calls: [{ id: 'a', function: { name: 'draft' } }],
    });
  });

  it('goes back without the calls that have no answer, beside others that have one, and a warning says so', () => {
    const ask = (calls: string[], answered: string[]) => {
      const tool_calls = calls.map((id) => ({ type: 'tool_call' as const, id, name: 'f', args: {} }));
      const answers = answered.map((id) => new ToolMessage({ tool_call_id: id, content: 'ok' }));
      const warnings: string[] = [];
      const [sent] = translate([new AIMessage({ content: '', tool_calls }), ...answers], blocks, warnings);
      return [sent?.role === 'assistant' && sent.tool_calls?.map(({ id }) => id), warnings.length];
    };
    expect(ask(['a', 'b', 'c'], ['c', 'a'])).toEqual([['a', 'c'], 1]);
    expect(ask(['a', 'b'], ['a', 'b'])).toEqual([['a', 'b'], 0]);
    expect(ask(['a', 'b'], [])).toEqual([['a', 'b'], 0]);
    expect(ask(['a'], ['x'])).toEqual([['a'], 0]);
    const broken = new AIMessage({
      content: '',
      tool_calls: [{ type: 'tool_call', id: 'a', name: 'f', args: {} }],
      invalid_tool_calls: [{ type: 'invalid_tool_call', id: 'b', name: 'f', args: '{' }],
    });
    const [sent] = translate([broken, new ToolMessage({ tool_call_id: 'b', content: 'No JSON' })], blocks, []);
    expect(sent).toMatchObject({ tool_calls: [{ id: 'b' }] });
  });

  it('with sound that has no id says its words', () => {
    const sound = { data: 'aGk=', transcript: 'Hello' };
    expect(
      fromMessages([
        new AIMessage({ content: [{ type: 'audio', mimeType: 'audio/wav', ...sound }] }),
        new AIMessage({ content: '', additional_kwargs: { audio: sound } }),
        new AIMessage({ content: 'So:', additional_kwargs: { audio: sound } }),
        new AIMessage({ content: 'No.', additional_kwargs: { audio: { expires_at: 1 } } }),
      ]),
    ).toEqual([
      { role: 'assistant', content: [{ type: 'text', text: 'Hello' }] },
      { role: 'assistant', content: [{ type: 'text', text: 'Hello' }] },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'So:' },
          { type: 'text', text: 'Hello' },
        ],
      },
      { role: 'assistant', content: 'No.' },
    ]);
    const wordless = new AIMessage({ content: [{ type: 'audio', mimeType: 'audio/wav', data: 'aGk=' }] });
    expect(() => fromMessages([wordless])).toThrow(/Audio of an earlier answer without a transcript/);
  });

  it('sends readable reasoning as text only where there are no details', () => {
    const details = [{ type: 'reasoning.encrypted', data: 'x' }];
    expect(
      fromMessages([
        new AIMessage({ content: 'a', additional_kwargs: { reasoning_content: 'Hm.', reasoning_details: details } }),
        new AIMessage({ content: 'b', additional_kwargs: { reasoning_content: 'Hm.' } }),
        new AIMessage({
          content: [
            { type: 'reasoning', reasoning: 'Hm.' },
            { type: 'text', text: 'c' },
          ],
        }),
      ]),
    ).toEqual([
      { role: 'assistant', content: 'a', reasoning_details: details },
      { role: 'assistant', content: 'b', reasoning: 'Hm.' },
      { role: 'assistant', content: [{ type: 'text', text: 'c' }], reasoning: 'Hm.' },
    ]);
  });

  it('that LangChain has merged with another leaves out the reasoning whose signatures it ran together', () => {
    const thought = (text: string) => ({
      type: 'reasoning.text',
      text,
      signature: `sig-${text}`,
      format: 'anthropic-claude-v1',
      index: 0,
    });
    const sealed = { type: 'reasoning.encrypted', data: 'x', format: 'openai-responses-v1', index: 1 };
    const answer = (text: string, ...more: object[]) =>
      new AIMessage({
        content: text,
        additional_kwargs: { reasoning_content: text, reasoning_details: [thought(text), ...more] },
      });
    expect(fromMessages(mergeMessageRuns([answer('a', sealed), answer('b')]))).toEqual([
      { role: 'assistant', content: 'a\nb', reasoning_details: [sealed] },
    ]);
    expect(fromMessages(mergeMessageRuns([answer('a'), answer('b'), answer('c')]))).toEqual([
      { role: 'assistant', content: 'a\nb\nc', reasoning: 'abc' },
    ]);
  });

  it.each([
    ['unknown', 'unknown'],
    ['unknown', 'anthropic-claude-v1'],
    ['anthropic-claude-v1', 'unknown'],
  ])(
    'that LangChain has merged with another leaves out reasoning of two formats that it ran together: %s, %s',
    (...formats) => {
      const answers = formats.map((format) => {
        const details = [{ type: 'reasoning.text', text: 'Hm', format, index: 0 }];
        return new AIMessage({
          content: 'a',
          additional_kwargs: { reasoning_content: 'Hm', reasoning_details: details },
        });
      });
      expect(fromMessages(mergeMessageRuns(answers))).toEqual([
        { role: 'assistant', content: 'a\na', reasoning: 'HmHm' },
      ]);
    },
  );

  it('of another provider keeps the signatures of its reasoning blocks', () => {
    const message = new AIMessage({
      content: [
        { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' },
        { type: 'redacted_thinking', data: 'eA==' },
        { type: 'reasoning', reasoning: 'So.', signature: 'c2ln' },
        { type: 'tool_use', id: 't', name: 'f', input: {} },
      ],
      tool_calls: [{ id: 't', name: 'f', args: {} }],
    });
    expect(fromMessages([message])).toMatchObject([
      {
        content: null,
        tool_calls: [{ id: 't' }],
        reasoning_details: [
          { type: 'reasoning.text', text: 'Hm.', signature: 'c2ln' },
          { type: 'reasoning.encrypted', data: 'eA==' },
          { type: 'reasoning.text', text: 'So.', signature: 'c2ln' },
        ],
      },
    ]);
  });

  it('of another provider whose signature never came is words only', () => {
    const content = [
      { type: 'thinking', thinking: 'Hm.', signature: '' },
      { type: 'redacted_thinking', data: '' },
      { type: 'text', text: 'Blue.' },
    ];
    expect(fromMessages([new AIMessage({ content })])).toEqual([
      { role: 'assistant', content: [{ type: 'text', text: 'Blue.' }], reasoning: 'Hm.' },
    ]);
  });

  it.each([
    ['a standard block', { type: 'tool_call', id: 'a', name: 'f', args: { x: 1 } }],
    ['a block of Anthropic', { type: 'tool_use', id: 'a', name: 'f', input: { x: 1 } }],
    ['a merged chunk', { type: 'tool_call_chunk', id: 'a', name: 'f', args: '{"x":1}', index: 0 }],
    ['an item of the Responses API', { type: 'function_call', call_id: 'a', name: 'f', arguments: '{"x":1}' }],
  ])('sends a tool call that stands in its content only, as %s', (_, block) => {
    const answer = new AIMessage({ content: [block] as never });
    const stored = { role: 'assistant', content: [block] } as never;
    const result = new ToolMessage({ content: '7', tool_call_id: 'a' });
    for (const message of [answer, coerceMessageLikeToMessage(stored)]) {
      expect(fromMessages([message, result])).toEqual([
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{"x":1}' } }],
        },
        { role: 'tool', tool_call_id: 'a', content: '7' },
      ]);
    }
  });

  it('sends a cut tool call of its content only where a tool message answers it, and no call twice', () => {
    const cut = { type: 'tool_call_chunk', id: 'a', name: 'f', args: '{"x":', index: 0 };
    const result = new ToolMessage({ content: 'Cut off.', tool_call_id: 'a' });
    const calls = [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }];
    const invalid = [{ id: 'a', name: 'f', args: '{"x":', error: 'cut' }];
    expect(fromMessages([new AIMessage({ content: [cut] as never })])).toEqual([{ role: 'assistant', content: '' }]);
    for (const fields of [{}, { invalid_tool_calls: invalid }]) {
      const answer = new AIMessage({ content: [cut] as never, ...fields });
      expect(fromMessages([answer, result])[0]).toMatchObject({ tool_calls: calls });
    }
  });

  it('sends a broken tool call back only where a tool message answers it', () => {
    const broken = { id: 'a', name: 'f', args: '{"x":', error: 'cut' };
    const answer = new AIMessage({ content: 'Hm', invalid_tool_calls: [broken] });
    expect(fromMessages([answer])).toEqual([{ role: 'assistant', content: 'Hm' }]);
    expect(fromMessages([answer, new ToolMessage({ content: 'Cut off.', tool_call_id: 'a' })])[0]).toEqual({
      role: 'assistant',
      content: 'Hm',
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }],
    });
  });
});
