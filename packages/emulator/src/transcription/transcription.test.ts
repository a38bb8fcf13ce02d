import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { AUDIO_SAMPLES } from '../testing/audio-samples.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';
import { wavOf } from '../testing/wav.ts';

const MODEL = 'openai/whisper-1';
const TEXT = 'Hello world, this is a test. It has two sentences.';

interface Answer {
  text: string;
  language: string;
  duration: number;
  segments: { id: number; start: number; end: number; text: string }[];
  words: { word: string; start: number; end: number }[];
  usage: Record<string, unknown>;
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

async function spoken(format: 'mp3' | 'pcm', input = TEXT): Promise<Uint8Array> {
  const model = 'openai/gpt-4o-mini-tts-2025-12-15';
  const response = await call(createEmulator(), '/audio/speech', { model, input, response_format: format });
  return new Uint8Array(await response.arrayBuffer());
}

const transcribe = (audio: Uint8Array, rest: Record<string, unknown> = {}, options = {}) =>
  callJson<Answer>(createEmulator(options), '/audio/transcriptions', {
    model: MODEL,
    input_audio: { data: base64(audio), format: 'wav' },
    ...rest,
  });

describe('transcription', () => {
  test('gives back what the emulator itself said, in WAV and in MP3', async () => {
    expect((await transcribe(wavOf(await spoken('pcm')))).text).toBe(TEXT);
    expect((await transcribe(await spoken('mp3'))).text).toBe(TEXT);
  });

  test('of other sound says that nobody listened, and how long it is', async () => {
    const { text, usage } = await transcribe(wavOf(new Uint8Array(48_000)));
    expect(text).toBe('This is a simulated transcript. Nobody listened to these 1.0 seconds of wav audio.');
    expect(usage).toEqual({ seconds: 1, cost: 0.0001 });
  });

  test.each(Object.entries(AUDIO_SAMPLES))('knows %s and how long it is', async (format, data) => {
    const { text, usage } = await callJson<Answer>(createEmulator(), '/audio/transcriptions', {
      model: MODEL,
      input_audio: { data, format },
    });
    expect(text).toContain(`seconds of ${format} audio`);
    expect(usage.seconds).toBeGreaterThanOrEqual(1);
    expect(usage.seconds).toBeLessThan(1.2);
  });

  test('tells times that fit the length of the sound', async () => {
    const wav = wavOf(await spoken('pcm'));
    const answer = await transcribe(wav, {
      response_format: 'verbose_json',
      timestamp_granularities: ['word', 'segment'],
      language: 'de',
    });
    expect(answer).toMatchObject({ text: TEXT, language: 'german', duration: expect.any(Number) });
    expect(answer.duration).toBeCloseTo((wav.length - 44) / 48_000, 2);
    expect(answer.words.map(({ word }) => word).join(' ')).toBe(TEXT);
    expect(answer.segments.map(({ text }) => text).join('')).toBe(` ${TEXT}`);
    for (const spans of [answer.words, answer.segments]) {
      for (const [index, { start, end }] of spans.entries()) {
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
        expect(end).toBeLessThanOrEqual(answer.duration);
      }
    }
    const plain = await transcribe(wav, { response_format: 'verbose_json' });
    expect(plain.segments).toHaveLength(2);
    expect(plain.words).toBeUndefined();
  });

  test('takes a form', async () => {
    const form = new FormData();
    form.set('file', new File([wavOf(await spoken('pcm')) as BlobPart], 'speech.wav', { type: 'audio/wav' }));
    form.set('model', MODEL);
    form.set('response_format', 'verbose_json');
    form.append('timestamp_granularities[]', 'word');
    const emulator = createEmulator();
    const answer = await callJson<Answer>(emulator, '/audio/transcriptions', form);
    expect(answer.text).toBe(TEXT);
    expect(answer.words.length).toBeGreaterThan(5);
    expect(answer.segments).toBeUndefined();
    expect(emulator.requests[0]?.body).toMatchObject({
      model: MODEL,
      file: { filename: 'speech.wav', type: 'audio/wav' },
    });
  });

  test('is priced by seconds or by tokens', async () => {
    const emulator = createEmulator();
    const response = await call(emulator, '/audio/transcriptions', {
      model: 'openai/gpt-4o-transcribe',
      input_audio: { data: base64(wavOf(new Uint8Array(96_000))), format: 'wav' },
    });
    const { usage } = (await response.json()) as Answer;
    const output = Number(usage.output_tokens);
    expect(usage).toEqual({
      seconds: 2,
      input_tokens: 20,
      output_tokens: output,
      total_tokens: 20 + output,
      cost: Number((20 * 0.0000025 + output * 0.00001).toFixed(12)),
    });
    const id = response.headers.get('x-generation-id');
    expect(await generationOf(emulator, id)).toMatchObject({ api_type: 'stt', total_cost: usage.cost });
    expect((await transcribe(wavOf(new Uint8Array(4800)), {}, { usageCost: 'null' })).usage.cost).toBeNull();
  });

  const audio = { data: base64(wavOf(new Uint8Array(4800))), format: 'wav' };
  test.each([
    [{ input_audio: { ...audio, data: '' } }, 'input_audio.data: Too small'],
    [{ input_audio: { ...audio, data: 'data:audio/wav;base64,AAAA' } }, 'not a data URI'],
    [{ input_audio: { ...audio, data: '***' } }, 'expected base64'],
    [{ input_audio: { ...audio, data: btoa('no sound at all, only text') } }, 'corrupted or unsupported'],
    [{ input_audio: { data: audio.data } }, 'input_audio.format'],
    [{ input_audio: undefined }, 'input_audio: Invalid input'],
    [{ response_format: 'srt' }, 'response_format: Invalid option'],
    [{ timestamp_granularities: ['word'] }, 'need "response_format": "verbose_json"'],
    [{ response_format: 'verbose_json', timestamp_granularities: ['letter'] }, 'timestamp_granularities.0'],
    [{ response_format: 'verbose_json', model: 'mistralai/voxtral-mini-transcribe' }, 'not supported by'],
    [{ language: null }, 'language: expected an ISO 639-1 code'],
    [{ temperature: null }, 'temperature: Invalid input: expected number'],
    [{ language: 'English' }, 'language: expected an ISO 639-1 code'],
    [{ temperature: 3 }, 'temperature: expected a number from 0 to 1'],
    [{ model: 'openai/gpt-4o' }, 'Use /chat/completions'],
  ])('%j is a 400', async (body, message) => {
    const request = { model: MODEL, input_audio: audio, ...body };
    const said = await callError(createEmulator(), '/audio/transcriptions', request);
    expect(said).toMatch(/^400 /);
    expect(said).toContain(message);
  });

  test('of a form without a file, or an empty one, is a 400', async () => {
    const form = new FormData();
    form.set('model', MODEL);
    expect(await callError(createEmulator(), '/audio/transcriptions', form)).toContain('file: Invalid input');
    form.set('file', new File([], 'a.wav'));
    expect(await callError(createEmulator(), '/audio/transcriptions', form)).toContain('the file is empty');
    const headers = { authorization: 'Bearer sk-or-v1-x', 'content-type': 'multipart/form-data; boundary=x' };
    const broken = await call(createEmulator(), '/audio/transcriptions', undefined, {
      method: 'POST',
      headers,
      body: 'y',
    });
    expect(await broken.json()).toMatchObject({ error: { code: 400, message: 'The multipart body cannot be read' } });
  });
});
