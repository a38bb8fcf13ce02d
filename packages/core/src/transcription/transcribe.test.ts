import { describe, expect, it } from 'vitest';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import { createTransport, sniffAudioFormat, transcribe, transcribeMany } from '../index.ts';
import type { TranscriptionRequest } from '../index.ts';

const wav = new TextEncoder().encode('RIFF....WAVEfmt and so on');
const request: TranscriptionRequest = { model: 'maker/hearer', audio: wav };

describe('transcribe', () => {
  it('sends base64 without a data prefix and finds the format out', async () => {
    const { transport, sent } = answeringJSON({ text: 'Hello', usage: { seconds: 1.5, cost: 0.0001 } });
    const answer = await transcribe(transport, request);
    expect(sent[0]).toMatchObject({
      url: 'https://openrouter.ai/api/v1/audio/transcriptions',
      body: { model: 'maker/hearer', input_audio: { data: btoa('RIFF....WAVEfmt and so on'), format: 'wav' } },
    });
    expect(answer).toMatchObject({
      text: 'Hello',
      segments: [],
      durationInSeconds: 1.5,
      usage: { cost: { total: 0.0001 } },
    });
  });

  it('takes base64, data URLs, media types and names of formats', async () => {
    const formatOf = async (audio: string | Uint8Array, format?: string) => {
      const { transport, sent } = answeringJSON({ text: '' });
      await transcribe(transport, { ...request, audio, format });
      return sent[0]?.body;
    };
    expect(await formatOf('AAAA', 'audio/mpeg')).toMatchObject({ input_audio: { data: 'AAAA', format: 'mp3' } });
    expect(await formatOf('data:audio/ogg;codecs=opus;base64,AAAA')).toMatchObject({
      input_audio: { data: 'AAAA', format: 'ogg' },
    });
    expect(await formatOf('DATA:Audio/OGG;BASE64,AAAA')).toMatchObject({
      input_audio: { data: 'AAAA', format: 'ogg' },
    });
    expect(await formatOf('AAAA', 'FLAC')).toMatchObject({ input_audio: { data: 'AAAA', format: 'flac' } });
    expect(await formatOf(btoa('fLaC....'))).toMatchObject({ input_audio: { format: 'flac' } });
  });

  it.each([
    ['the type of a data URL', `data:audio/wav;base64,${btoa('ID3....')}`, undefined, 'mp3'],
    ['a media type', btoa('ID3....'), 'audio/flac', 'mp3'],
    ['a type that is a guess, of which a data URL knows better', 'data:audio/flac;base64,AAAA', 'audio/wav', 'flac'],
  ])('believes the bytes more than %s', async (_, audio, format, sentFormat) => {
    const { transport, sent } = answeringJSON({ text: '' });
    await transcribe(transport, { ...request, audio, format });
    expect(sent[0]?.body).toMatchObject({ input_audio: { format: sentFormat } });
  });

  it('sends the format that is named in a word of the API, whatever the bytes say', async () => {
    const { transport, sent } = answeringJSON({ text: '' });
    await transcribe(transport, { ...request, audio: btoa('....ftypisom'), format: 'mp4' });
    expect(sent[0]?.body).toMatchObject({ input_audio: { format: 'mp4' } });
  });

  it('reads segments, words, language, duration and tokens of the long form', async () => {
    const { transport, sent } = answeringJSON({
      text: 'Hi there',
      language: 'english',
      duration: 2.5,
      segments: [{ id: 0, start: 0, end: 2.5, text: 'Hi there', speaker: 'A' }],
      words: [{ word: 'Hi', start: 0, end: 1 }],
      usage: { input_tokens: 10, output_tokens: 2, total_tokens: 12, cost: 0.01 },
    });
    const options = { timestamp_granularities: ['word' as const] };
    expect(await transcribe(transport, { ...request, options })).toMatchObject({
      segments: [{ text: 'Hi there', startSecond: 0, endSecond: 2.5, speaker: 'A' }],
      words: [{ text: 'Hi', startSecond: 0, endSecond: 1 }],
      language: 'en',
      durationInSeconds: 2.5,
      warnings: [],
      usage: { inputTokens: 10, outputTokens: 2, totalTokens: 12 },
    });
    expect(sent[0]?.body).toMatchObject({ response_format: 'verbose_json', timestamp_granularities: ['word'] });
  });

  it.each([
    ['english', 'en'],
    ['en', 'en'],
    ['Klingonese', 'Klingonese'],
  ])('tells the language %s by its code %s', async (language, code) => {
    const { transport } = answeringJSON({ text: '', language });
    expect((await transcribe(transport, request)).language).toBe(code);
  });

  it.each([
    ['no audio at all', { audio: undefined as unknown as string }, 'no audio'],
    ['null for audio', { audio: null as unknown as string }, 'no audio'],
    ['a number for audio', { audio: 5 as unknown as string }, 'no audio'],
    ['audio that is called wav and is none', { audio: new Uint8Array([1, 2, 3]), format: 'audio/wav' }, 'audio/wav'],
    ['no audio', { audio: new Uint8Array() }, 'no audio'],
    ['a URL', { audio: 'https://a.example/b.mp3' }, 'no base64'],
    ['a data URL without data', { audio: 'data:audio/wav;base64,' }, 'no base64'],
    ['a format that nobody knows', { audio: new Uint8Array([1, 2, 3]) }, 'not known'],
    ['a media type that is no audio', { format: 'application/zip' }, 'wav, mp3'],
  ])('refuses %s before the request', async (_, wrong, said) => {
    const { transport, sent } = answeringJSON({});
    const unknown = { audio: new Uint8Array([9]) };
    const error = await failureOf(transcribe(transport, { ...request, ...('format' in wrong && unknown), ...wrong }));
    expect(error.kind).toBe('configuration');
    expect(error.message).toContain(said);
    expect(sent).toEqual([]);
  });

  describe('when times are wished for', () => {
    const refusal = () =>
      Response.json({ error: { code: 400, message: 'verbose_json is not supported' } }, { status: 400 });
    const timed = { text: 'Hi', segments: [{ start: 0, end: 1, text: 'Hi' }] };

    /** An upstream without times, and the bodies that it was sent. */
    function timeless(refuse: () => Response = refusal) {
      const sent: Record<string, unknown>[] = [];
      const fetch = async (_: string, init: RequestInit) => {
        const body = JSON.parse(String(init.body)) as Record<string, unknown>;
        sent.push(body);
        return body['response_format'] === 'verbose_json' ? refuse() : Response.json({ text: 'Hi' });
      };
      return { transport: createTransport({ apiKey: 'k', fetch }), sent };
    }

    it('asks for them, and says nothing when they come', async () => {
      const { transport, sent } = answeringJSON(timed);
      const answer = await transcribe(transport, { ...request, times: ['segment'] });
      expect(answer).toMatchObject({ segments: [{ text: 'Hi', startSecond: 0, endSecond: 1 }], warnings: [] });
      expect(sent[0]?.body).toMatchObject({ response_format: 'verbose_json', timestamp_granularities: ['segment'] });
    });

    it('gives the text with a warning where the upstream refuses to give times', async () => {
      const { transport, sent } = timeless();
      const answer = await transcribe(transport, { ...request, times: ['segment', 'word'] });
      expect(answer.text).toBe('Hi');
      expect(answer.warnings.map(({ option }) => option)).toEqual(Array(2).fill('timestamp_granularities'));
      expect(sent.map((body) => body['timestamp_granularities'])).toEqual([['segment', 'word'], undefined]);
    });

    it('asks a model that has none for them once in a work of many recordings', async () => {
      const { transport, sent } = timeless();
      const wish: TranscriptionRequest = { ...request, times: ['segment'] };
      const answers = await transcribeMany(transport, [wish, wish, wish], { concurrency: 1 });
      expect(answers.map(({ warnings }) => warnings.length)).toEqual([1, 1, 1]);
      expect(sent).toHaveLength(4);
    });

    it('warns when they do not come, or cannot come, but not of silence', async () => {
      const warningsOf = async (body: object, more: Partial<TranscriptionRequest> = {}) =>
        (await transcribe(answeringJSON(body).transport, { ...request, times: ['segment'], ...more })).warnings;
      expect(await warningsOf({ text: 'Hi' })).toMatchObject([
        { message: expect.stringContaining('no times of segments') },
      ]);
      expect(await warningsOf(timed, { times: ['word'] })).toMatchObject([
        { message: expect.stringContaining('words') },
      ]);
      expect(await warningsOf({ text: 'Hi' }, { options: { response_format: 'json' } })).toMatchObject([
        { message: expect.stringContaining('json') },
      ]);
      expect(await warningsOf({ text: '' })).toEqual([]);
    });

    it.each([
      ['another refusal', () => Response.json({ error: { code: 400, message: 'Too long' } }, { status: 400 })],
      ['any other failure', () => Response.json({ error: { code: 502, message: 'verbose_json' } }, { status: 502 })],
    ])('does not ask again after %s', async (_, refuse) => {
      const { transport, sent } = timeless(refuse);
      await failureOf(transcribe(transport, { ...request, times: ['segment'] }));
      expect(sent).toHaveLength(1);
    });

    it('does not send them with the response format json, which has none, and says so', async () => {
      const { transport, sent } = answeringJSON({ text: 'Hi' });
      const options = { response_format: 'json' as const, timestamp_granularities: ['word' as const] };
      const { warnings } = await transcribe(transport, { ...request, options });
      expect(warnings).toMatchObject([{ message: expect.stringContaining('json') }]);
      expect(sent[0]?.body).not.toHaveProperty('timestamp_granularities');
    });

    it('does not give in where the options insist on them', async () => {
      const { transport, sent } = timeless();
      const insisting = {
        ...request,
        times: ['word' as const],
        options: { timestamp_granularities: ['word' as const] },
      };
      expect(await failureOf(transcribe(transport, insisting))).toMatchObject({ kind: 'invalid-request' });
      expect(sent).toHaveLength(1);
    });
  });

  it('warns of segments and words that come without times', async () => {
    const { transport } = answeringJSON({
      text: 'Hi there',
      segments: [{ start: 0, end: 1, text: 'Hi' }, { text: 'there' }],
      words: [{ word: 'Hi' }, { word: 'there', start: null, end: 1 }],
    });
    const { segments, words, warnings } = await transcribe(transport, request);
    expect([segments.length, words.length]).toEqual([1, 0]);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('1 segments came without times'),
      expect.stringContaining('2 words came without times'),
    ]);
  });

  it('calls an answer without text unreadable, and keeps its cost', async () => {
    const error = await failureOf(transcribe(answeringJSON({ usage: { cost: 0.5 } }).transport, request));
    expect(error).toMatchObject({ kind: 'invalid-response', usage: { cost: { charged: 0.5 } } });
  });
});

it.each([
  ['RIFF....WAVE', 'wav'],
  ['RF64....WAVE', 'wav'],
  ['RIFF....AVI ', undefined],
  ['fLaC', 'flac'],
  ['OggS', 'ogg'],
  ['....ftypM4A', 'm4a'],
  ['FORM....AIFF', 'aiff'],
  ['\x1a\x45\xdf\xa3', 'webm'],
  ['ID3', 'mp3'],
  ['\xff\xfb', 'mp3'],
  ['\xff\xf1', 'aac'],
  ['PK', undefined],
  ['', undefined],
])('knows audio that begins with %j as %s', (head, format) => {
  expect(sniffAudioFormat(Uint8Array.from(head, (char) => char.charCodeAt(0)))).toBe(format);
});
