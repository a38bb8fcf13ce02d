import {
  InvalidArgumentError,
  NoSuchProviderReferenceError,
  UnsupportedFunctionalityError,
  type LanguageModelV4FilePart,
  type LanguageModelV4Message,
  type LanguageModelV4ToolResultOutput,
} from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';

import { fromPrompt } from './from-prompt.ts';
import type { PromptNotes } from './prompt-notes.ts';
import { SentRecords } from './sent-records.ts';

function translate(...prompt: LanguageModelV4Message[]) {
  const notes: PromptNotes = { warnings: [], sent: new SentRecords() };
  return { messages: fromPrompt(prompt, notes), warnings: notes.warnings };
}

type FileData = LanguageModelV4FilePart['data'];
type Content<Role extends LanguageModelV4Message['role']> = Extract<LanguageModelV4Message, { role: Role }>['content'];

const user = (content: Content<'user'>, rest: object = {}): LanguageModelV4Message => ({
  role: 'user',
  content,
  ...rest,
});
const assistant = (content: Content<'assistant'>, rest: object = {}): LanguageModelV4Message => ({
  role: 'assistant',
  content,
  ...rest,
});
const file = (mediaType: string, data: FileData, rest: Partial<LanguageModelV4FilePart> = {}) =>
  user([{ type: 'file', mediaType, data, ...rest }]);
const partOf = (message: LanguageModelV4Message) => {
  const [{ content } = { content: undefined }] = translate(message).messages;
  return Array.isArray(content) ? content[0] : content;
};

const cache = { type: 'ephemeral' } as const;
const cached = { providerOptions: { openrouter: { cacheControl: cache } } };
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]);
const pngBase64 = 'iVBORw0K';

describe('text', () => {
  it('of the system and of the user travels as strings', () => {
    expect(translate({ role: 'system', content: 'Be brief.' }, user([{ type: 'text', text: 'Hi' }])).messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hi' },
    ]);
  });

  it('of several parts stays in parts', () => {
    expect(
      translate(
        user([
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ]),
      ).messages[0]?.content,
    ).toEqual([
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ]);
  });
});

describe('a file in a conversation that was stored as JSON', () => {
  const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
  const image = { type: 'image_url', image_url: { url: 'https://a.example/x' } };
  const file = (mediaType: string, url = 'https://a.example/x') =>
    stored({ type: 'file' as const, mediaType, data: { type: 'url' as const, url: new URL(url) } });

  it('is sent by its address, of the user, of an earlier answer and of a tool', () => {
    const output = { type: 'content' as const, value: [file('image/png'), file('application/pdf')] };
    const { messages } = translate(
      { role: 'user', content: [file('image/png')] },
      {
        role: 'assistant',
        content: [file('image/png'), { type: 'tool-call', toolCallId: 'c', toolName: 'f', input: {} }],
      },
      { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'c', toolName: 'f', output }] },
    );
    expect(messages).toMatchObject([
      { content: [image] },
      { images: [image] },
      { content: [image, { type: 'file', file: { file_data: 'https://a.example/x' } }] },
    ]);
  });

  it('is sent as sound or text where its address is its data', () => {
    const output = {
      type: 'content' as const,
      value: [file('audio/mpeg', 'data:audio/mpeg;base64,QUJD'), file('text/plain', 'data:text/plain;base64,QUJD')],
    };
    const { messages } = translate(
      { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'c', toolName: 'f', input: {} }] },
      { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'c', toolName: 'f', output }] },
    );
    expect(messages[1]?.content).toEqual([
      { type: 'input_audio', input_audio: { data: 'QUJD', format: 'mp3' } },
      { type: 'text', text: 'ABC' },
    ]);
  });

  it.each([
    ['image/*', '/a.png'],
    ['image/png', {}],
  ])('is refused where its data was lost: %s, %j', (mediaType, data) => {
    const part = stored({
      type: 'file',
      mediaType,
      data: { type: 'data', data },
    }) as LanguageModelV4FilePart;
    expect(() => translate(user([part]))).toThrow('neither base64 nor bytes');
  });
});

describe('a file', () => {
  it.each([
    [
      'image/png',
      { type: 'data', data: png },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${pngBase64}` } },
    ],
    [
      'image/jpeg',
      { type: 'data', data: 'QUJD' },
      { type: 'image_url', image_url: { url: 'data:image/jpeg;base64,QUJD' } },
    ],
    [
      'image',
      { type: 'data', data: png },
      { type: 'image_url', image_url: { url: `data:image/png;base64,${pngBase64}` } },
    ],
    [
      'image/*',
      { type: 'url', url: new URL('https://a.example/x') },
      { type: 'image_url', image_url: { url: 'https://a.example/x' } },
    ],
    [
      'video/mp4',
      { type: 'url', url: new URL('https://a.example/v') },
      { type: 'video_url', video_url: { url: 'https://a.example/v' } },
    ],
    [
      'video/mp4',
      { type: 'data', data: 'QUJD' },
      { type: 'video_url', video_url: { url: 'data:video/mp4;base64,QUJD' } },
    ],
    [
      'audio/mpeg',
      { type: 'data', data: 'QUJD' },
      { type: 'input_audio', input_audio: { data: 'QUJD', format: 'mp3' } },
    ],
    [
      'audio/x-wav',
      { type: 'data', data: 'QUJD' },
      { type: 'input_audio', input_audio: { data: 'QUJD', format: 'wav' } },
    ],
    [
      'application/pdf',
      { type: 'data', data: 'QUJD' },
      { type: 'file', file: { filename: 'document.pdf', file_data: 'data:application/pdf;base64,QUJD' } },
    ],
    [
      'application/pdf',
      { type: 'url', url: new URL('https://a.example/a.pdf') },
      { type: 'file', file: { file_data: 'https://a.example/a.pdf' } },
    ],
    [
      'application/pdf',
      { type: 'reference', reference: { openrouter: 'file-1' } },
      { type: 'file', file: { file_id: 'file-1' } },
    ],
  ] satisfies [string, FileData, unknown][])('of type %s (%o) is sent as %o', (mediaType, data, part) => {
    expect(partOf(file(mediaType, data))).toEqual(part);
  });

  it.each([
    ['IMAGE/PNG', { type: 'url', url: new URL('https://a.example/x') }, { type: 'image_url' }],
    ['Video/MP4', { type: 'url', url: new URL('https://a.example/x') }, { type: 'video_url' }],
    [
      'Image/PNG; q=1',
      { type: 'data', data: 'QUJD' },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,QUJD' } },
    ],
    ['Audio/WAV', { type: 'data', data: 'QUJD' }, { type: 'input_audio', input_audio: { format: 'wav' } }],
    ['Audio/MPEG', { type: 'url', url: new URL('DATA:Audio/MPEG;BASE64,QUJD') }, { input_audio: { format: 'mp3' } }],
    [
      'VIDEO/webm;codecs=vp9',
      { type: 'data', data: 'QUJD' },
      { type: 'video_url', video_url: { url: 'data:video/webm;base64,QUJD' } },
    ],
    [
      'Application/PDF; charset=binary',
      { type: 'data', data: 'QUJD' },
      { type: 'file', file: { filename: 'document.pdf', file_data: 'data:application/pdf;base64,QUJD' } },
    ],
  ] satisfies [string, FileData, unknown][])(
    'is what its media type says in any case and with any parameters: %s (%o)',
    (mediaType, data, part) => {
      expect(partOf(file(mediaType, data))).toMatchObject(part);
    },
  );

  it('is of the same kind in an earlier answer, whatever the case of its media type', () => {
    const image = (data: FileData) => ({ type: 'file' as const, mediaType: 'Image/PNG', data });
    const given = [image({ type: 'data', data: 'QUJD' }), image({ type: 'url', url: new URL('https://a.example/x') })];
    const { messages, warnings } = translate(assistant([{ type: 'text', text: 'Here' }, ...given]));
    expect(messages[0]).toMatchObject({
      images: [{ image_url: { url: 'data:image/png;base64,QUJD' } }, { image_url: { url: 'https://a.example/x' } }],
    });
    expect(warnings).toEqual([]);
  });

  it('keeps an URL exactly as it was given', () => {
    const data = { type: 'url', url: new URL('https://a.example/ä'), originalUrl: 'https://a.example/ä' } as const;
    expect(partOf(file('image/png', data))).toMatchObject({ image_url: { url: 'https://a.example/ä' } });
  });

  it('of text is sent as text, with its name in the first line', () => {
    expect(partOf(file('text/plain', { type: 'data', data: new TextEncoder().encode('Grüße') }))).toBe('Grüße');
    expect(partOf(file('text/plain', { type: 'text', text: 'Hi' }, { filename: 'a.txt' }))).toBe('a.txt:\n\nHi');
    expect(partOf(file('application/json', { type: 'data', data: 'eyJhIjoxfQ==' }))).toBe('{"a":1}');
  });

  it('keeps its name and the detail of an image', () => {
    const pdf = file('application/pdf', { type: 'data', data: 'QUJD' }, { filename: 'bill.pdf' });
    expect(partOf(pdf)).toMatchObject({ file: { filename: 'bill.pdf' } });
    const image = file(
      'image/png',
      { type: 'data', data: png },
      { providerOptions: { openrouter: { imageDetail: 'low' } } },
    );
    expect(partOf(image)).toMatchObject({ image_url: { detail: 'low' } });
  });

  it('of text is read in the charset of its media type', () => {
    const data = { type: 'data', data: new Uint8Array([0x47, 0x72, 0xfc, 0xdf, 0x65]) } as const;
    expect(partOf(file('text/plain; charset=iso-8859-1', data))).toBe('Grüße');
    expect(() => partOf(file('text/plain;charset=novelty', data))).toThrow(UnsupportedFunctionalityError);
  });

  it.each([
    ['UTF-16, as Excel writes it', [0xff, 0xfe, 0x47, 0, 0xfc, 0]],
    ['UTF-16, its high bytes first', [0xfe, 0xff, 0, 0x47, 0, 0xfc]],
  ])('of text is read by its byte order mark: %s', (_, bytes) => {
    expect(partOf(file('text/csv', { type: 'data', data: new Uint8Array(bytes) }))).toBe('Gü');
    expect(partOf(file('text/csv; charset=utf-16', { type: 'data', data: new Uint8Array(bytes) }))).toBe('Gü');
  });

  it('of the kind that answers have as raw audio can be sent', () => {
    expect(partOf(file('audio/pcm', { type: 'data', data: 'QUJD' }))).toMatchObject({
      input_audio: { format: 'pcm16' },
    });
  });

  it('of a form that is not known is an error that says so', () => {
    const media = { type: 'media', data: 'QUJD', mediaType: 'image/png' };
    expect(() => partOf(user([media as never]))).toThrow(UnsupportedFunctionalityError);
  });

  it('that cannot be sent is an error before the request', () => {
    expect(() => partOf(file('audio/mpeg', { type: 'url', url: new URL('https://a.example/a.mp3') }))).toThrow(
      UnsupportedFunctionalityError,
    );
    expect(() => partOf(file('audio/midi', { type: 'data', data: 'QUJD' }))).toThrow(UnsupportedFunctionalityError);
    expect(() => partOf(file('image', { type: 'data', data: 'QUJD' }))).toThrow(UnsupportedFunctionalityError);
    expect(() => partOf(file('image/png', { type: 'reference', reference: { openai: 'file-1' } }))).toThrow(
      NoSuchProviderReferenceError,
    );
  });
});

describe('an earlier answer', () => {
  it('goes back as text, calls and results', () => {
    const { messages } = translate(
      assistant([
        { type: 'text', text: 'I ' },
        { type: 'text', text: 'look.' },
        { type: 'tool-call', toolCallId: 'c1', toolName: 'find', input: { b: 1, a: 2 } },
        { type: 'tool-call', toolCallId: 'c2', toolName: 'now', input: {} },
      ]),
      {
        role: 'tool',
        content: [
          { type: 'tool-result', toolCallId: 'c1', toolName: 'find', output: { type: 'json', value: [1] } },
          { type: 'tool-result', toolCallId: 'c2', toolName: 'now', output: { type: 'text', value: 'noon' } },
        ],
      },
    );
    expect(messages).toEqual([
      {
        role: 'assistant',
        content: 'I look.',
        tool_calls: [
          { id: 'c1', type: 'function', function: { name: 'find', arguments: '{"b":1,"a":2}' } },
          { id: 'c2', type: 'function', function: { name: 'now', arguments: '{}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'c1', content: '[1]' },
      { role: 'tool', tool_call_id: 'c2', content: 'noon' },
    ]);
  });

  it('goes back with images, audio, refusal and annotations', () => {
    const annotation = { type: 'file', file: { hash: 'h', content: [] } };
    const content: Content<'assistant'> = [
      { type: 'text', text: 'See', providerOptions: { openrouter: { annotations: [annotation] } } },
      { type: 'text', text: 'No.', providerOptions: { openrouter: { refusal: true } } },
      { type: 'file', mediaType: 'image/png', data: { type: 'data', data: pngBase64 } },
      {
        type: 'file',
        mediaType: 'audio/mpeg',
        data: { type: 'data', data: '' },
        providerOptions: { openrouter: { audio: { id: 'audio-1' } } },
      },
    ];
    const { messages, warnings } = translate(assistant(content), assistant(content));
    expect(messages[0]).toEqual({
      role: 'assistant',
      content: 'See',
      refusal: 'No.',
      images: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${pngBase64}` } }],
      audio: { id: 'audio-1' },
      annotations: [annotation],
    });
    expect(messages[1]).not.toHaveProperty('annotations');
    expect(warnings).toEqual([]);
  });

  const spoken = (expiresAt: number | undefined): Content<'assistant'> => [
    { type: 'text', text: 'Hello', providerOptions: { openrouter: { transcript: true } } },
    {
      type: 'file',
      mediaType: 'audio/mpeg',
      data: { type: 'data', data: '' },
      providerOptions: { openrouter: { audio: { id: 'audio-1', ...(expiresAt !== undefined && { expiresAt }) } } },
    },
  ];

  it('goes back with its audio by id, and without its transcript, while the audio is kept', () => {
    for (const expiresAt of [undefined, Date.now() / 1000 + 60]) {
      expect(translate(assistant(spoken(expiresAt))).messages).toEqual([
        { role: 'assistant', content: null, audio: { id: 'audio-1' } },
      ]);
      expect(translate(assistant([...spoken(expiresAt), { type: 'text', text: 'More' }])).messages).toMatchObject([
        { content: 'More', audio: { id: 'audio-1' } },
      ]);
    }
  });

  it('goes back with the transcript when its audio has expired', () => {
    expect(translate(assistant(spoken(Date.now() / 1000 - 60)))).toEqual({
      messages: [{ role: 'assistant', content: 'Hello' }],
      warnings: [],
    });
  });

  it.each([
    [{ a: 1 }, '{"a":1}', 0],
    ['{"a":1}', '{"a":1}', 0],
    [undefined, '{}', 0],
    ['{"a":', '{}', 1],
    [7, '{}', 1],
  ])('with the input %j of a call sends %s', (input, expected, count) => {
    const { messages, warnings } = translate(assistant([{ type: 'tool-call', toolCallId: 'c', toolName: 't', input }]));
    expect(messages[0]).toMatchObject({ content: null, tool_calls: [{ function: { arguments: expected } }] });
    expect(warnings).toHaveLength(count);
  });

  it('does not go back when nothing is left of it', () => {
    expect(translate(assistant([]), assistant([{ type: 'text', text: '' }]))).toEqual({ messages: [], warnings: [] });
    const { messages, warnings } = translate(assistant([{ type: 'custom', kind: 'other.thing' }]));
    expect(messages).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  it('warns of what cannot go back', () => {
    const data = { type: 'data', data: 'QUJD' } as const;
    const { messages, warnings } = translate(
      assistant([
        { type: 'text', text: 'x' },
        { type: 'tool-call', toolCallId: 's', toolName: 'search', input: {}, providerExecuted: true },
        { type: 'tool-result', toolCallId: 's', toolName: 'search', output: { type: 'text', value: 'y' } },
        { type: 'reasoning-file', mediaType: 'image/png', data },
        { type: 'file', mediaType: 'application/pdf', data },
        { type: 'custom', kind: 'other.thing' },
      ]),
      { role: 'tool', content: [{ type: 'tool-approval-response', approvalId: 'p', approved: true }] },
    );
    expect(messages).toEqual([{ role: 'assistant', content: 'x' }]);
    expect(warnings).toHaveLength(6);
  });
});

describe('reasoning of an earlier answer', () => {
  const detail = (index: number, rest: object = {}) => ({
    type: 'reasoning.text',
    text: `t${index}`,
    index,
    signature: `s${index}`,
    ...rest,
  });
  const reasoning = (...details: object[]) => ({
    type: 'reasoning' as const,
    text: 'words',
    providerOptions: { openrouter: { reasoning_details: details as never } },
  });
  const detailsOf = (...prompt: LanguageModelV4Message[]) =>
    translate(...prompt).messages.map((message) =>
      'reasoning_details' in message ? message.reasoning_details : undefined,
    );

  it('goes back from all parts, in order, and without its words beside it', () => {
    const { messages } = translate(
      assistant([reasoning(detail(0)), { type: 'text', text: 'x' }, reasoning(detail(1))]),
    );
    expect(messages[0]).toEqual({ role: 'assistant', content: 'x', reasoning_details: [detail(0), detail(1)] });
  });

  it('is joined with a signature that came late', () => {
    const open = { type: 'reasoning.text', text: 'Hm', index: 0 };
    const late = {
      openrouter: { reasoning_details: [{ type: 'reasoning.text', text: '', index: 0, signature: 's' }] },
    };
    const message = assistant([reasoning(open), { type: 'text', text: 'x', providerOptions: late }]);
    expect(detailsOf(message)).toEqual([[{ ...open, signature: 's' }]]);
  });

  it('leaves out a late signature on a text when the reasoning that it signs was removed', () => {
    const late = { type: 'reasoning.text', text: '', index: 0, signature: 's' };
    const text = {
      type: 'text' as const,
      text: 'x',
      providerOptions: { openrouter: { reasoning_details: [late] } },
    };
    const { messages } = translate(assistant([text]));
    expect(messages).toEqual([{ role: 'assistant', content: 'x' }]);
    // What is there is another block, or is signed already.
    expect(detailsOf(assistant([reasoning({ ...detail(1), signature: null }), text]))).toEqual([
      [{ ...detail(1), signature: null }],
    ]);
    expect(detailsOf(assistant([reasoning(detail(0)), text]))).toEqual([[detail(0)]]);
    // Hidden thinking: a signature alone, on a reasoning part.
    expect(detailsOf(assistant([reasoning(late), { type: 'text', text: 'x' }]))).toEqual([[late]]);
  });

  it('is looked at a few times only, however many signatures came late', () => {
    let reads = 0;
    const steps = Array.from({ length: 300 }, (_, index) => {
      const { text, signature, ...rest } = detail(index);
      const words = {
        ...rest,
        get text() {
          reads += 1;
          return text;
        },
      };
      return [
        reasoning(words),
        { type: 'text' as const, text: 'x', providerOptions: reasoning({ ...rest, signature }).providerOptions },
      ];
    });
    expect(detailsOf(assistant(steps.flat()))).toEqual([steps.map((_, index) => detail(index))]);
    expect(reads).toBeLessThan(20 * steps.length);
  });

  it('goes back once, even when a history holds it twice', () => {
    const [first, second] = detailsOf(
      assistant([reasoning(detail(0)), reasoning(detail(0))]),
      assistant([reasoning(detail(0), detail(1))]),
    );
    expect(first).toEqual([detail(0)]);
    expect(second).toEqual([detail(1)]);
  });

  it('goes back with a signature that came late, and once, where one message holds an answer twice', () => {
    const { signature, ...open } = detail(0);
    const late = { type: 'reasoning.text', text: '', index: 0, signature };
    expect(detailsOf(assistant([reasoning(open), reasoning(late), reasoning(late)]))).toEqual([[detail(0)]]);
  });

  it('goes back whole where details have one id, and each of them once', () => {
    const of = (summary: string) => ({ type: 'reasoning.summary', summary, id: 'rs_1', index: 0 });
    const [a, b] = [of('A'), of('B')];
    expect(detailsOf(assistant([reasoning(a), reasoning(b), reasoning(b), reasoning(a)]))).toEqual([[a, b]]);
  });

  it('keeps the details of two answers in one message apart', () => {
    const of = (answer: string, own: object) => ({
      ...reasoning(own),
      providerOptions: { openrouter: { reasoning_details: [own] as never, answer } },
    });
    const { signature: _signature, ...broken } = detail(0);
    const hidden = { type: 'reasoning.text', text: '', index: 0, signature: 'of the second answer' };
    expect(detailsOf(assistant([of('gen-1', broken), of('gen-2', hidden)]))).toEqual([[broken, hidden]]);
  });

  it('goes back from a text that carries it in words', () => {
    const summary = { type: 'reasoning.summary', summary: 'Hm', index: 0 };
    const { providerOptions } = reasoning(detail(1), summary);
    expect(detailsOf(assistant([{ type: 'text', text: 'x', providerOptions }]))).toEqual([[detail(1), summary]]);
  });

  it('goes back as often as it came when only its words tell it apart', () => {
    const steps = [0, 1, 0, 1].map((index) => ({ type: 'reasoning.summary', summary: 'Hm', index }));
    const hidden = { type: 'reasoning.encrypted', data: '[REDACTED]' };
    const details = [...steps, hidden, hidden];
    expect(detailsOf(assistant(details.map((one) => reasoning(one))), assistant([reasoning(hidden)]))).toEqual([
      details,
      [hidden],
    ]);
  });

  it('is read in either spelling', () => {
    const providerOptions = { openrouter: { reasoningDetails: [detail(0)] as never } };
    const { messages, warnings } = translate(assistant([{ type: 'reasoning', text: 't0', providerOptions }]));
    expect(messages).toMatchObject([{ reasoning_details: [detail(0)] }]);
    expect(warnings).toEqual([]);
  });

  it('in words that have no place beside details is left out with a warning', () => {
    const message = assistant([
      { ...reasoning(detail(0)), text: 't0' },
      { type: 'reasoning', text: 'Elsewhere' },
    ]);
    const { messages, warnings } = translate(message);
    expect(messages).toEqual([{ role: 'assistant', content: null, reasoning_details: [detail(0)] }]);
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('without details') }]);
  });

  it('in words of details that an app has cut or joined is not taken for more', () => {
    const [first, second] = [detail(0, { text: 'Let me see. ' }), detail(1, { text: 'It is noon.' })];
    for (const texts of [['Let me see. It is noon.'], ['Let me ', 'see. ', 'It is noon.']]) {
      const [carrier, ...rest] = texts.map((text) => ({ ...reasoning(), text }));
      const parts = [{ ...reasoning(first, second), text: carrier?.text ?? '' }, ...rest];
      expect(translate(assistant(parts)).warnings).toEqual([]);
    }
  });

  it('goes back whole where one part carries a hundred thousand details', () => {
    const many = Array.from({ length: 200_000 }, (_, index) => detail(index));
    expect(
      detailsOf(
        assistant([
          reasoning(...many.slice(0, 1)),
          { ...reasoning(), providerOptions: { openrouter: { reasoning_details: many } } },
        ]),
      )[0],
    ).toHaveLength(200_000);
  });

  it('is taken from the message or the first call where a history keeps the whole list there', () => {
    const all = { providerOptions: { openrouter: { reasoning_details: [detail(0), detail(1)] as never } } };
    const call = { type: 'tool-call' as const, toolCallId: 'c', toolName: 't', input: {} };
    const unsigned = { type: 'reasoning.text', text: 't0', index: 0 };
    expect(detailsOf(assistant([reasoning(unsigned), call], all))).toEqual([[detail(0), detail(1)]]);
    expect(detailsOf(assistant([reasoning(unsigned), { ...call, ...all }]))).toEqual([[detail(0), detail(1)]]);
  });

  it('goes back as words when there are no details', () => {
    const { messages } = translate(
      assistant([
        { type: 'reasoning', text: 'Hm' },
        { type: 'text', text: 'x' },
      ]),
    );
    expect(messages[0]).toEqual({ role: 'assistant', content: 'x', reasoning: 'Hm' });
  });

  it('brings the record of a tool that OpenRouter ran with it', () => {
    const record = {
      type: 'reasoning.server_tool_call',
      tool_name: 'fusion',
      arguments: '{}',
      result: '{}',
      tool_call_id: 's',
    };
    const providerOptions = { openrouter: { reasoning_details: [record] } };
    const { messages, warnings } = translate(
      assistant([
        { type: 'tool-call', toolCallId: 's', toolName: 'fusion', input: {}, providerExecuted: true, providerOptions },
        {
          type: 'tool-result',
          toolCallId: 's',
          toolName: 'fusion',
          output: { type: 'json', value: {} },
          providerOptions,
        },
        { type: 'text', text: 'x' },
      ]),
    );
    expect(messages).toEqual([{ role: 'assistant', content: 'x', reasoning_details: [record] }]);
    expect(warnings).toEqual([]);
  });

  it('brings the record of a tool that OpenRouter ran, where only its result has it', () => {
    const record = { type: 'reasoning.server_tool_call', tool_name: 'fusion', result: '{}', tool_call_id: 's' };
    const ran = { toolCallId: 's', toolName: 'fusion' };
    const { providerOptions } = reasoning(record);
    const output = { type: 'json' as const, value: {} };
    const message = assistant([
      { type: 'tool-call', ...ran, input: {}, providerExecuted: true },
      { type: 'tool-result', ...ran, output, providerOptions },
    ]);
    expect(detailsOf(message)).toEqual([[record]]);
  });
});

describe('a tool result', () => {
  it('leaves out content of a kind that is not known, with a warning', () => {
    const value = [
      { type: 'media', data: 'QUJD', mediaType: 'image/png' } as never,
      { type: 'text' as const, text: 'a' },
    ];
    const { messages, warnings } = translate({
      role: 'tool',
      content: [{ type: 'tool-result', toolCallId: 'c', toolName: 't', output: { type: 'content', value } }],
    });
    expect(messages).toMatchObject([{ content: 'a' }]);
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'media content in a tool result' }]);
  });

  const resultOf = (output: LanguageModelV4ToolResultOutput) => {
    const { messages, warnings } = translate({
      role: 'tool',
      content: [{ type: 'tool-result', toolCallId: 'c', toolName: 't', output }],
    });
    return { content: messages[0]?.content, warnings };
  };

  it.each([
    [{ type: 'text', value: 'a' }, 'a'],
    [{ type: 'json', value: { a: null } }, '{"a":null}'],
    // What a tool without types returns.
    [{ type: 'json', value: undefined as never }, 'null'],
    [{ type: 'error-text', value: 'broken' }, 'broken'],
    [{ type: 'error-json', value: ['broken'] }, '["broken"]'],
    [{ type: 'execution-denied', reason: 'too risky' }, 'too risky'],
    [{ type: 'execution-denied', reason: '' }, 'The user did not allow this tool call.'],
    [{ type: 'execution-denied' }, 'The user did not allow this tool call.'],
    [{ type: 'content', value: [{ type: 'text', text: 'a' }] }, 'a'],
    [{ type: 'content', value: [] }, ''],
    [
      {
        type: 'content',
        value: [
          { type: 'text', text: 'a' },
          { type: 'file', mediaType: 'image/png', data: { type: 'data', data: png } },
        ],
      },
      [
        { type: 'text', text: 'a' },
        { type: 'image_url', image_url: { url: `data:image/png;base64,${pngBase64}` } },
      ],
    ],
  ] satisfies [LanguageModelV4ToolResultOutput, unknown][])('of %j is sent as %j', (output, content) => {
    expect(resultOf(output)).toEqual({ content, warnings: [] });
  });

  it('warns of custom content', () => {
    expect(resultOf({ type: 'content', value: [{ type: 'custom' }] })).toMatchObject({
      content: '',
      warnings: [{ type: 'unsupported' }],
    });
  });
});

describe('a cache marker', () => {
  const text = (value: string, rest: object = {}) => ({ type: 'text' as const, text: value, ...rest });
  const image = { type: 'file' as const, mediaType: 'image/png', data: { type: 'data' as const, data: png } };
  const marked = (value: string) => ({ type: 'text', text: value, cache_control: cache });

  it.each([
    ['openrouter', 'cacheControl'],
    ['openrouter', 'cache_control'],
    ['anthropic', 'cacheControl'],
    ['anthropic', 'cache_control'],
  ])('is read from %s.%s', (host, key) => {
    const providerOptions = { [host]: { [key]: { type: 'ephemeral', ttl: '1h' } } };
    expect(translate({ role: 'system', content: 'Be brief.', providerOptions }).messages).toEqual([
      {
        role: 'system',
        content: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral', ttl: '1h' } }],
      },
    ]);
  });

  it('that is none is an error', () => {
    const providerOptions = { openrouter: { cacheControl: { type: 'forever' } } };
    expect(() => translate({ role: 'system', content: 'x', providerOptions })).toThrow(InvalidArgumentError);
  });

  it('of a message goes on its last text', () => {
    expect(translate(user([text('a'), text('b'), image], cached)).messages[0]?.content).toMatchObject([
      text('a'),
      marked('b'),
      { type: 'image_url' },
    ]);
  });

  it('of a part goes on that text, of another part on the text before it, else after it', () => {
    const contentOf = (...content: Content<'user'>) => translate(user(content)).messages[0]?.content;
    expect(contentOf(text('a', cached), text('b'))).toEqual([marked('a'), text('b')]);
    expect(contentOf(text('a'), { ...image, ...cached }, text('b'))).toMatchObject([marked('a'), {}, text('b')]);
    expect(contentOf({ ...image, ...cached }, text('b'))).toMatchObject([{}, marked('b')]);
  });

  it('without any text to carry it is a warning', () => {
    const { messages, warnings } = translate(user([{ ...image, ...cached }]));
    expect(JSON.stringify(messages)).not.toContain('cache_control');
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'cacheControl' }]);
  });

  it('works on answers, results and outputs', () => {
    const result = (rest: object, output: object = {}) => ({
      type: 'tool-result' as const,
      toolCallId: 'c',
      toolName: 't',
      output: { type: 'text' as const, value: 'x', ...output },
      ...rest,
    });
    const { messages } = translate(
      assistant([text('a'), { type: 'tool-call', toolCallId: 'c', toolName: 't', input: {} }], cached),
      { role: 'tool', content: [result(cached)] },
      { role: 'tool', content: [result({}, cached)] },
      { role: 'tool', content: [result({}), result({})], ...cached },
    );
    expect(messages.map(({ content }) => content)).toEqual([
      [marked('a')],
      [marked('x')],
      [marked('x')],
      'x',
      [marked('x')],
    ]);
  });
});

describe('options of messages and parts', () => {
  it('give messages a name and answers their model', () => {
    const openrouter = (options: Record<string, string>) => ({ providerOptions: { openrouter: options } });
    const { messages, warnings } = translate(
      { role: 'system', content: 'Be brief.', ...openrouter({ name: 'rules' }) },
      user([{ type: 'text', text: 'Hi' }], openrouter({ name: 'ann' })),
      assistant([{ type: 'text', text: 'Hello' }], openrouter({ name: 'bot', model: 'a/b' })),
    );
    expect(messages).toEqual([
      { role: 'system', content: 'Be brief.', name: 'rules' },
      { role: 'user', content: 'Hi', name: 'ann' },
      { role: 'assistant', content: 'Hello', name: 'bot', model: 'a/b' },
    ]);
    expect(warnings).toEqual([]);
  });

  it.each<[string, (providerOptions: { openrouter: Record<string, never> }) => LanguageModelV4Message, object]>([
    [
      'imageDetail of an unknown value',
      (providerOptions) => file('image/png', { type: 'data', data: png }, { providerOptions }),
      { imageDetail: 'ultra' },
    ],
    [
      'imageDetail of a text',
      (providerOptions) => user([{ type: 'text', text: 'a', providerOptions }]),
      { imageDetail: 'low' },
    ],
    [
      'imageDetail of a PDF',
      (providerOptions) => file('application/pdf', { type: 'data', data: 'QUJD' }, { providerOptions }),
      { imageDetail: 'low' },
    ],
    [
      'filename of a text',
      (providerOptions) => user([{ type: 'text', text: 'a', providerOptions }]),
      { filename: 'a' },
    ],
    ['name of a part', (providerOptions) => user([{ type: 'text', text: 'a', providerOptions }]), { name: 'a' }],
    ['name of a tool message', (providerOptions) => ({ role: 'tool', content: [], providerOptions }), { name: 'a' }],
    [
      'name that is no text',
      (providerOptions) => user([{ type: 'text', text: 'a' }], { providerOptions }),
      { name: 5 },
    ],
    [
      'model of a question',
      (providerOptions) => user([{ type: 'text', text: 'a' }], { providerOptions }),
      { model: 'a/b' },
    ],
  ])('that mean nothing where they stand are warnings: %s', (_, message, options) => {
    const { warnings } = translate(message({ openrouter: options as Record<string, never> }));
    const feature = `providerOptions.openrouter.${Object.keys(options)[0]}`;
    expect(warnings).toMatchObject([{ type: 'unsupported', feature }]);
  });

  it('that have no place in the request are warnings, wherever they stand', () => {
    const providerOptions = { openrouter: { novelty: 1 }, anthropic: { other: 1 } };
    const { warnings } = translate(user([{ type: 'text', text: 'a', providerOptions }], { providerOptions }), {
      role: 'tool',
      content: [
        {
          type: 'tool-result',
          toolCallId: 'c',
          toolName: 't',
          output: { type: 'content', value: [{ type: 'text', text: 'x', providerOptions }] },
        },
        { type: 'tool-result', toolCallId: 'd', toolName: 't', output: { type: 'text', value: 'x', providerOptions } },
      ],
    });
    expect(warnings).toHaveLength(4);
    for (const warning of warnings) {
      expect(warning).toMatchObject({ type: 'unsupported', feature: 'providerOptions.openrouter.novelty' });
    }
  });
});
