import { describe, expect, it } from 'vitest';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import { sniffAudioFormat, transcribe } from '../index.ts';
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
    expect(await formatOf('AAAA', 'FLAC')).toMatchObject({ input_audio: { data: 'AAAA', format: 'flac' } });
    expect(await formatOf(btoa('fLaC....'))).toMatchObject({ input_audio: { format: 'flac' } });
  });

  it('reads segments, words, language, duration and tokens of the long form', async () => {
    const { transport, sent } = answeringJSON({
      text: 'Hi there',
      language: 'english',
      duration: 2.5,
      segments: [{ id: 0, start: 0, end: 2.5, text: 'Hi there', speaker: 'A' }, { text: 'no times' }],
      words: [{ word: 'Hi', start: 0, end: 1 }],
      usage: { input_tokens: 10, output_tokens: 2, total_tokens: 12, cost: 0.01 },
    });
    const options = { timestamp_granularities: ['word' as const] };
    expect(await transcribe(transport, { ...request, options })).toMatchObject({
      segments: [{ text: 'Hi there', startSecond: 0, endSecond: 2.5, speaker: 'A' }],
      words: [{ text: 'Hi', startSecond: 0, endSecond: 1 }],
      language: 'english',
      durationInSeconds: 2.5,
      usage: { inputTokens: 10, outputTokens: 2, totalTokens: 12 },
    });
    expect(sent[0]?.body).toMatchObject({ response_format: 'verbose_json', timestamp_granularities: ['word'] });
  });

  it.each([
    ['no audio', { audio: new Uint8Array() }, 'no audio'],
    ['a URL', { audio: 'https://a.example/b.mp3' }, 'no base64'],
    ['a data URL without data', { audio: 'data:audio/wav;base64,' }, 'no base64'],
    ['a format that nobody knows', { audio: new Uint8Array([1, 2, 3]) }, 'not known'],
    ['a media type that is no audio', { format: 'application/zip' }, 'wav, mp3'],
  ])('refuses %s before the request', async (_, wrong, said) => {
    const { transport, sent } = answeringJSON({});
    const request_ = { ...request, ...('format' in wrong ? { audio: new Uint8Array([9]) } : {}), ...wrong };
    const error = await failureOf(transcribe(transport, request_));
    expect(error.kind).toBe('configuration');
    expect(error.message).toContain(said);
    expect(sent).toEqual([]);
  });

  it('calls an answer without text unreadable, and keeps its cost', async () => {
    const error = await failureOf(transcribe(answeringJSON({ usage: { cost: 0.5 } }).transport, request));
    expect(error).toMatchObject({ kind: 'invalid-response', usage: { cost: { charged: 0.5 } } });
  });
});

it.each([
  ['RIFF....WAVE', 'wav'],
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
