import { APICallError, InvalidArgumentError, UnsupportedFunctionalityError } from '@ai-sdk/provider';
import { experimental_streamSpeech as streamSpeech, generateSpeech } from 'ai';
import { describe, expect, it } from 'vitest';

import { answering, jsonAnswer, rejectionOf } from '../../test/answering.ts';

const samples = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

function sound(type: string, bytes: Uint8Array<ArrayBuffer> = samples): Response {
  return new Response(bytes, { headers: { 'content-type': type, 'x-generation-id': 'gen-tts-1' } });
}

/** Rate and channels in the header of a WAV file, and what follows it. */
function readWav(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const text = (at: number) => String.fromCharCode(...file.subarray(at, at + 4));
  expect([text(0), text(8), text(36)]).toEqual(['RIFF', 'WAVE', 'data']);
  return {
    channels: view.getUint16(22, true),
    rate: view.getUint32(24, true),
    bits: view.getUint16(34, true),
    length: view.getUint32(40, true),
    samples: [...file.subarray(44)],
  };
}

describe('generateSpeech', () => {
  it('asks for mp3 by default, and gives bytes and the generation id', async () => {
    const mp3 = Uint8Array.of(0xff, 0xfb, 0x90, 0x64);
    const { openrouter, asked } = answering(() => sound('audio/mpeg', mp3));
    const result = await generateSpeech({
      model: openrouter.speechModel('openai/gpt-4o-mini-tts', { voice: 'alloy', user: 'u' }),
      text: 'Hello',
      voice: 'nova',
      speed: 1.25,
      instructions: 'Whisper',
      providerOptions: { openrouter: { provider: { options: { azure: { styleDegree: 2 } } } } },
    });
    expect([result.audio.mediaType, result.audio.format, ...result.audio.uint8Array]).toEqual([
      'audio/mpeg',
      'mp3',
      ...mp3,
    ]);
    expect(result.providerMetadata).toEqual({
      openrouter: { generationId: 'gen-tts-1', usage: {}, mediaType: 'audio/mpeg' },
    });
    expect(result.warnings).toEqual([]);
    expect(asked).toMatchObject([{ path: '/audio/speech' }]);
    expect(asked[0]?.body).toEqual({
      model: 'openai/gpt-4o-mini-tts',
      input: 'Hello',
      voice: 'nova',
      response_format: 'mp3',
      speed: 1.25,
      provider: { options: { azure: { styleDegree: 2 }, openai: { instructions: 'Whisper' } } },
      user: 'u',
    });
  });

  it.each([
    ['the content type', 'audio/pcm;rate=16000;channels=2', 8000, { rate: 16_000, channels: 2 }, 0],
    ['the option', 'audio/pcm', 8000, { rate: 8000, channels: 1 }, 0],
    ['what is usual, with a warning', 'audio/pcm', undefined, { rate: 24_000, channels: 1 }, 1],
  ])('makes wav of pcm; the rate is from %s', async (_, type, sampleRate, header, warned) => {
    const { openrouter, asked } = answering(() => sound(type));
    const { audio, warnings } = await generateSpeech({
      model: openrouter.speechModel('maker/speaker', { sampleRate }),
      text: 'Hello',
      outputFormat: 'wav',
    });
    expect(audio.mediaType).toBe('audio/wav');
    expect(readWav(audio.uint8Array)).toEqual({ ...header, bits: 16, length: 8, samples: [...samples] });
    expect(warnings).toHaveLength(warned);
    expect(asked[0]?.body['response_format']).toBe('pcm');
    expect(asked[0]?.body).not.toHaveProperty('sample_rate');
  });

  it('gives pcm as it is', async () => {
    const { openrouter } = answering(() => sound('audio/pcm;rate=24000'));
    const { audio, providerMetadata } = await generateSpeech({
      model: openrouter.speechModel('maker/speaker'),
      text: 'Hello',
      outputFormat: 'pcm',
    });
    expect([audio.mediaType, ...audio.uint8Array]).toEqual(['audio/pcm', ...samples]);
    expect(providerMetadata['openrouter']).toMatchObject({ sampleRate: 24_000 });
  });

  it('warns of what it cannot send, and of an upstream that sends no pcm', async () => {
    const { openrouter, asked } = answering(() => sound('audio/mpeg', Uint8Array.of(0xff, 0xfb, 0x90, 0x64)));
    const model = openrouter.speechModel('maker/speaker');
    const opus = await model.doGenerate({ text: 'a', outputFormat: 'opus', language: 'en', instructions: 'Whisper' });
    const wav = await model.doGenerate({ text: 'a', outputFormat: 'wav', language: 'auto' });
    expect(opus.warnings).toMatchObject(
      ['outputFormat', 'language', 'instructions'].map((feature) => ({ type: 'unsupported', feature })),
    );
    expect(wav.warnings).toMatchObject([{ feature: 'outputFormat' }]);
    expect(asked[0]?.body).toEqual({ model: 'maker/speaker', input: 'a', response_format: 'mp3' });
  });

  it.each([
    ['an empty text', { text: ' ' }, 'text'],
    ['a speed of 0', { speed: 0 }, 'speed'],
    ['an empty voice', { voice: '' }, 'voice'],
    ['a voice that is a number', { providerOptions: { openrouter: { voice: 1 } } }, 'providerOptions.openrouter'],
  ])('refuses %s before the request', async (_, wrong, argument) => {
    const { openrouter, asked } = answering(() => sound('audio/mpeg'));
    const error = await rejectionOf(
      generateSpeech({ model: openrouter.speechModel('maker/speaker'), text: 'a', ...wrong }),
    );
    expect(InvalidArgumentError.isInstance(error) && error.argument).toBe(argument);
    expect(asked).toEqual([]);
  });

  it('tells an error of the API, and asks once for an answer without sound', async () => {
    const refused = answering(() => jsonAnswer({ error: { code: 400, message: 'No such voice' } }, 400));
    const error = await rejectionOf(generateSpeech({ model: refused.openrouter.speechModel('a/b'), text: 'a' }));
    expect(APICallError.isInstance(error) && error.statusCode).toBe(400);
    const silent = answering(() => sound('audio/mpeg', new Uint8Array()));
    const silence = await rejectionOf(generateSpeech({ model: silent.openrouter.speechModel('a/b'), text: 'a' }));
    expect(APICallError.isInstance(silence) && silence.isRetryable).toBe(false);
    expect(silent.asked).toHaveLength(1);
  });
});

describe('streamSpeech', () => {
  it('speaks a streamed text, and gives the sound as it arrives', async () => {
    const pieces = [Uint8Array.of(1, 2), Uint8Array.of(3, 4)];
    const { openrouter, asked } = answering(() => {
      const body = new ReadableStream({
        start(controller) {
          for (const piece of pieces) controller.enqueue(piece);
          controller.close();
        },
      });
      return new Response(body, {
        headers: { 'content-type': 'audio/pcm;rate=24000', 'x-generation-id': 'gen-tts-1' },
      });
    });
    const result = streamSpeech({
      model: openrouter.speechModel('maker/speaker'),
      text: ['Hel', 'lo 👋'],
      voice: 'nova',
      outputFormat: { type: 'audio/wav' },
    });
    const audio: number[] = [];
    const formats: unknown[] = [];
    for await (const part of result.fullStream) {
      if (part.type !== 'audio') continue;
      audio.push(...part.audio);
      formats.push(part.audioFormat);
    }
    expect(readWav(Uint8Array.from(audio))).toMatchObject({ rate: 24_000, length: 0xffff_ffff, samples: [1, 2, 3, 4] });
    expect(formats).toEqual(Array.from({ length: 3 }, () => ({ type: 'audio/wav', rate: 24_000 })));
    expect(await result.usage).toEqual({ inputCharacters: 7 });
    expect(await result.providerMetadata).toMatchObject({ openrouter: { generationId: 'gen-tts-1' } });
    expect(asked[0]?.body).toMatchObject({ input: 'Hello 👋', voice: 'nova', response_format: 'pcm' });
  });

  it('warns of a rate that it cannot ask for', async () => {
    const { openrouter } = answering(() => sound('audio/pcm;rate=24000'));
    const result = streamSpeech({
      model: openrouter.speechModel('maker/speaker'),
      text: 'Hello',
      outputFormat: { type: 'audio/pcm', rate: 8000 },
    });
    expect(await result.warnings).toMatchObject([{ feature: 'outputFormat.rate' }]);
  });

  it('takes the voice of the parts, and refuses several', async () => {
    const { openrouter, asked } = answering(() => sound('audio/mpeg'));
    const model = openrouter.speechModel('maker/speaker');
    let cancelled: unknown;
    const dialogue = (...voices: string[]) =>
      new ReadableStream<{ type: 'text'; text: string; voice: string }>({
        start(controller) {
          for (const voice of voices) controller.enqueue({ type: 'text', text: 'a', voice });
          if (voices.length === 1) controller.close();
        },
        cancel: (reason) => {
          cancelled = reason;
        },
      });
    await model.doStream({ text: dialogue('nova') });
    expect(asked[0]?.body['voice']).toBe('nova');
    const error = await rejectionOf(model.doStream({ text: dialogue('nova', 'alloy') }));
    expect(UnsupportedFunctionalityError.isInstance(error)).toBe(true);
    expect(cancelled).toBe(error);
    expect(asked).toHaveLength(1);
  });

  it('lets the text go when it is aborted', async () => {
    const { openrouter, asked } = answering(() => sound('audio/mpeg'));
    const controller = new AbortController();
    let cancelled = false;
    const text = new ReadableStream<{ type: 'text'; text: string }>({
      pull: () => controller.abort(new Error('enough')),
      cancel: () => {
        cancelled = true;
      },
    });
    const call = openrouter.speechModel('maker/speaker').doStream({ text, abortSignal: controller.signal });
    expect(await rejectionOf(call)).toMatchObject({ message: 'enough' });
    expect([cancelled, asked]).toEqual([true, []]);
  });

  it('ends with the error of a connection that breaks', async () => {
    const { openrouter } = answering(() => {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(samples),
        pull: (controller) => controller.error(new Error('reset')),
      });
      return new Response(body, { headers: { 'content-type': 'audio/mpeg' } });
    });
    const { stream } = await openrouter.speechModel('maker/speaker').doStream({
      text: new ReadableStream({
        start(controller) {
          controller.enqueue({ type: 'text', text: 'a' });
          controller.close();
        },
      }),
    });
    const reader = stream.getReader();
    const error = await rejectionOf(
      (async () => {
        for (let next = await reader.read(); !next.done;) next = await reader.read();
      })(),
    );
    expect(APICallError.isInstance(error) && error.cause).toMatchObject({ kind: 'interrupted' });
  });
});
