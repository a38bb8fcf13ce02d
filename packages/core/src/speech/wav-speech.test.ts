import { describe, expect, it } from 'vitest';
import {
  buildWavHeader,
  checkSampleRate,
  generateSpeech,
  isPCM,
  toWav,
  toWavSpeech,
  toWavStream,
  withInstructions,
} from '../index.ts';
import { answering } from '../../test/answers.ts';
import { failureOf } from '../../test/json-answers.ts';

const audio = new Uint8Array([1, 2, 3, 4]);
const pcm = { audio, mediaType: 'audio/pcm', sampleRate: undefined, channels: undefined };

describe('speech that was wanted as WAV', () => {
  it.each(['audio/pcm', 'audio/x-pcm', 'audio/raw', 'audio/l16'])('gets a header where %s came', (mediaType) => {
    expect(isPCM({ mediaType })).toBe(true);
    expect(toWavSpeech({ ...pcm, mediaType, sampleRate: 16_000 }, 8_000)).toEqual({
      bytes: toWav(audio, { sampleRate: 16_000 }),
      mediaType: 'audio/wav',
      sampleRate: 16_000,
      doubt: undefined,
    });
  });

  it('has the rate that was told, else 24,000 with a doubt', () => {
    expect(toWavSpeech(pcm, 8_000)).toMatchObject({ sampleRate: 8_000, doubt: undefined });
    expect(toWavSpeech(pcm, undefined)).toMatchObject({ sampleRate: 24_000, doubt: 'sample-rate' });
  });

  it('has as many channels as the answer told', () => {
    const format = { sampleRate: 8_000, channels: 2 };
    expect(toWavSpeech({ ...pcm, ...format }, undefined).bytes).toEqual(toWav(audio, format));
  });

  it.each(['audio/pcm2', 'x-audio/pcm', 'audio/x-mp3', 'video/pcm'])('is not made of %s', (mediaType) => {
    expect(isPCM({ mediaType })).toBe(false);
  });

  it('gets no second header, whatever its type says', () => {
    const whole = toWav(audio, { sampleRate: 24_000 });
    for (const mediaType of ['audio/pcm', 'audio/wav']) {
      expect(toWavSpeech({ ...pcm, audio: whole, mediaType, sampleRate: 24_000 }, undefined)).toMatchObject({
        bytes: whole,
        sampleRate: 24_000,
        mediaType: 'audio/wav',
        doubt: undefined,
      });
    }
  });

  it('is given as it is when something else came', () => {
    expect(toWavSpeech({ ...pcm, mediaType: 'audio/mpeg', sampleRate: 44_100 }, undefined)).toMatchObject({
      bytes: audio,
      sampleRate: 44_100,
      mediaType: 'audio/mpeg',
      doubt: 'other-format',
    });
  });

  it('is even in length, as RIFF wants it', () => {
    const file = toWav(new Uint8Array([1, 2, 3]), { sampleRate: 8_000 });
    const view = new DataView(file.buffer);
    expect([file.length, view.getUint32(4, true), view.getUint32(40, true)]).toEqual([48, 40, 3]);
  });
});

describe('streamed speech that was wanted as WAV', () => {
  /** All pieces of a stream of these. */
  async function streamed(...pieces: number[][]): Promise<number[][]> {
    const queue = pieces.map((piece) => Uint8Array.from(piece));
    const read = toWavStream(async () => queue.shift(), { sampleRate: 24_000 });
    const came: number[][] = [];
    for (let piece = await read(); piece !== undefined; piece = await read()) came.push([...piece]);
    return came;
  }
  const header = [...buildWavHeader({ sampleRate: 24_000 })];

  it('begins with a header, whatever the pieces', async () => {
    expect(await streamed([1, 2, 3, 4, 5], [6])).toEqual([header, [1, 2, 3, 4, 5], [6]]);
    expect(await streamed([1], [2], [3])).toEqual([header, [1], [2], [3]]);
    expect(await streamed()).toEqual([header]);
    expect(await streamed([], [1, 2], [])).toEqual([header, [], [1, 2], []]);
  });

  it('reads no more than tells whether a header is there', async () => {
    let reads = 0;
    const read = toWavStream(async () => Uint8Array.of(1, 2 + reads++), { sampleRate: 24_000 });
    expect([...((await read()) ?? [])]).toEqual(header);
    expect(reads).toBe(2);
    expect([...((await read()) ?? [])]).toEqual([1, 2]);
    expect(reads).toBe(2);
  });

  it('gets no second header, also when the first comes byte by byte', async () => {
    expect(await streamed(header, [1])).toEqual([header, [1]]);
    const mark = header.slice(0, 4);
    expect(await streamed(mark, [1])).toEqual([mark, [1]]);
    expect(await streamed(mark.slice(0, 3), mark.slice(3), [1])).toEqual([mark.slice(0, 3), mark.slice(3), [1]]);
    const bytes = header.map((byte) => [byte]);
    expect(await streamed(...bytes)).toEqual(bytes);
  });
});

it.each([Number.NaN, -5, 0, 1.5, Infinity, 2 ** 31])('a sample rate of %d is refused', (sampleRate) => {
  expect(() => checkSampleRate(sampleRate)).toThrow(
    expect.objectContaining({
      kind: 'configuration',
      setting: 'sampleRate',
      message: expect.stringMatching(`whole number of samples .* not ${sampleRate}`),
    }),
  );
});

it.each([undefined, 1, 2 ** 31 - 1])('a sample rate of %j may be', (sampleRate) => {
  expect(() => checkSampleRate(sampleRate)).not.toThrow();
});

it.each(['text/plain', ' Text/Plain', 'text/html; charset=utf-8', 'application/html'])(
  'speech is no speech when it comes as %s',
  async (contentType) => {
    const transport = answering('upstream error', { contentType });
    const error = await failureOf(generateSpeech(transport, { model: 'a/b', input: 'Hello' }));
    expect(error).toMatchObject({ kind: 'invalid-response', isRetryable: false });
    expect(error.message).toContain('upstream error');
  },
);

describe('instructions', () => {
  it('reach models of OpenAI, beside what stands there', () => {
    const provider = { order: ['azure'], options: { openai: { instructions: 'old', x: 1 }, azure: { y: 2 } } };
    expect(withInstructions(provider, 'Whisper', 'openai/tts')).toEqual({
      provider: { order: ['azure'], options: { openai: { instructions: 'Whisper', x: 1 }, azure: { y: 2 } } },
      isPassed: true,
    });
  });

  it('reach models of OpenAI, whose provider says nothing, and their alias', () => {
    for (const model of [' openai/tts', '~openai/tts-latest'])
      expect(withInstructions(undefined, 'Whisper', model)).toEqual({
        provider: { options: { openai: { instructions: 'Whisper' } } },
        isPassed: true,
      });
  });

  it('that were not given leave the provider what it is', () => {
    const provider = { options: { azure: { y: 2 } } };
    expect(withInstructions(provider, undefined, 'openai/tts').provider).toBe(provider);
    expect(withInstructions(provider, 'Whisper', 'maker/openai/tts')).toEqual({ provider, isPassed: false });
    expect(withInstructions(provider, 'Whisper', 'openai-like/tts')).toEqual({ provider, isPassed: false });
  });

  it('do not reach models of others, which is told', () => {
    expect(withInstructions(undefined, 'Whisper', 'maker/speaker')).toEqual({ provider: undefined, isPassed: false });
    expect(withInstructions(undefined, undefined, 'maker/speaker').isPassed).toBe(true);
  });
});
