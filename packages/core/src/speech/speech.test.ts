import { describe, expect, it, vi } from 'vitest';
import { failureOf, answeringJSON } from '../../test/json-answers.ts';
import { streamOf } from '../../test/answers.ts';
import { buildWavHeader, createTransport, generateSpeech, streamSpeech, toWav } from '../index.ts';
import type { SpeechRequest } from '../index.ts';

const request: SpeechRequest = { model: 'maker/speaker', input: 'Hello' };

/** A transport that answers these pieces of audio. */
function speaking(pieces: readonly Uint8Array[], headers: Record<string, string>) {
  const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(
    async () => new Response(streamOf(pieces), { headers }),
  );
  return { transport: createTransport({ apiKey: 'k', fetch }), fetch };
}

describe('speech', () => {
  it('comes whole, with format and generation from the headers', async () => {
    const { transport, fetch } = speaking([new Uint8Array([1, 2]), new Uint8Array([3])], {
      'content-type': 'audio/pcm;rate=24000;channels=1',
      'x-generation-id': 'gen-tts-1',
    });
    const answer = await generateSpeech(transport, { ...request, options: { response_format: 'pcm', voice: 'alloy' } });
    expect(answer).toMatchObject({
      audio: new Uint8Array([1, 2, 3]),
      mediaType: 'audio/pcm',
      sampleRate: 24_000,
      channels: 1,
      generationId: 'gen-tts-1',
      request: {
        url: 'https://openrouter.ai/api/v1/audio/speech',
        body: { model: 'maker/speaker', input: 'Hello', voice: 'alloy', response_format: 'pcm' },
      },
    });
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('asks for mp3 by itself, because the API would send samples without a header', async () => {
    const { transport } = speaking([new Uint8Array([1])], { 'content-type': 'audio/mpeg' });
    const { request: sent, sampleRate } = await generateSpeech(transport, request);
    expect(sent.body.response_format).toBe('mp3');
    expect(sampleRate).toBeUndefined();
  });

  it('is asked for with every option under its name', async () => {
    const { transport, fetch } = speaking([new Uint8Array([1])], { 'content-type': 'audio/mpeg' });
    const options: NonNullable<SpeechRequest['options']> = {
      voice: 'alloy',
      response_format: 'mp3',
      speed: 0.25,
      input_references: [{ type: 'text', text: 'Hello' }],
      provider: { options: { maker: { pitch: 2 } } },
      user: 'u',
      session_id: 's',
      trace: { trace_id: 't' },
    };
    const asked = { model: ' maker/speaker ', input: 'Hello', options, extra: { tomorrow: 1 } };
    const answer = await generateSpeech(transport, asked, { headers: { 'x-own': '1' } });
    const body = { model: 'maker/speaker', input: 'Hello', ...options, tomorrow: 1 };
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect([url, init?.method]).toEqual(['https://openrouter.ai/api/v1/audio/speech', 'POST']);
    expect(JSON.parse(String(init?.body))).toEqual(body);
    expect(new Headers(init?.headers).get('x-own')).toBe('1');
    expect(answer).toMatchObject({
      request: { body },
      response: { status: 200, headers: { 'content-type': 'audio/mpeg' } },
    });
  });

  it('that was aborted rejects with the reason', async () => {
    const { transport, fetch } = speaking([new Uint8Array([1])], {});
    const abort = new AbortController();
    const stream = await streamSpeech(transport, request, { signal: abort.signal });
    const reason = new Error('changed my mind');
    abort.abort(reason);
    await expect(stream.read()).rejects.toBe(reason);
    expect(fetch.mock.calls[0]?.[1].signal?.reason).toBe(reason);
  });

  it.each<[string, 'pcm' | 'mp3', object]>([
    ['audio/pcm;samplerate=16000', 'pcm', { mediaType: 'audio/pcm', sampleRate: 16_000, channels: undefined }],
    [
      'Audio/L16 ; Sample_Rate = "8000" ; CHANNELS=2',
      'pcm',
      { mediaType: 'audio/l16', sampleRate: 8_000, channels: 2 },
    ],
    ['audio/pcm;rate=24000;samplerate=1', 'pcm', { sampleRate: 24_000 }],
    ['audio/pcm;rate=0;channels=1.5', 'pcm', { sampleRate: undefined, channels: undefined }],
    ['audio/pcm;rate=;channels=-1', 'pcm', { sampleRate: undefined, channels: undefined }],
    ['audio/pcm;rate=1;channels', 'pcm', { sampleRate: 1, channels: undefined }],
    ['application/octet-stream', 'pcm', { mediaType: 'audio/pcm' }],
    ['application/octet-stream', 'mp3', { mediaType: 'audio/mpeg' }],
    ['x-audio/pcm', 'mp3', { mediaType: 'audio/mpeg' }],
  ])('has the form that %j tells, where %s was asked for', async (type, response_format, form) => {
    const { transport } = speaking([new Uint8Array([1])], { 'content-type': type });
    expect(await generateSpeech(transport, { ...request, options: { response_format } })).toMatchObject(form);
  });

  it('without a content type has the form that was asked for', async () => {
    const { transport } = speaking([new Uint8Array([1])], {});
    expect(await generateSpeech(transport, request)).toMatchObject({
      mediaType: 'audio/mpeg',
      audio: Uint8Array.of(1),
    });
  });

  it('is a sound also where a piece of it is empty', async () => {
    const pieces = [new Uint8Array(0), new Uint8Array([1]), new Uint8Array(0)];
    const stream = await streamSpeech(speaking(pieces, { 'content-type': 'audio/mpeg' }).transport, request);
    const came: number[] = [];
    for (let piece = await stream.read(); piece !== undefined; piece = await stream.read()) came.push(...piece);
    expect(came).toEqual([1]);
  });

  it('that is given up lets the connection go with the reason', async () => {
    let left: unknown;
    const fetch = async () => new Response(new ReadableStream({ cancel: (reason) => void (left = reason) }));
    const stream = await streamSpeech(createTransport({ apiKey: 'k', fetch }), request);
    await stream.cancel('enough');
    expect(left).toBe('enough');
    expect(await stream.read()).toBeUndefined();
  });

  it('comes piece by piece', async () => {
    const { transport } = speaking([new Uint8Array([1]), new Uint8Array([2])], { 'content-type': 'audio/mpeg' });
    const stream = await streamSpeech(transport, request);
    expect(stream).toMatchObject({
      mediaType: 'audio/mpeg',
      sampleRate: undefined,
      request: { body: { input: 'Hello', response_format: 'mp3' } },
      response: { status: 200 },
    });
    expect([await stream.read(), await stream.read(), await stream.read()]).toEqual([
      new Uint8Array([1]),
      new Uint8Array([2]),
      undefined,
    ]);
  });

  it.each([
    [
      'an error under a status of success',
      answeringJSON({ error: { code: 402, message: 'No credits' } }),
      'payment-required',
    ],
    [
      'an error whose type is written in capitals',
      speaking([new TextEncoder().encode('{"error":{"code":402,"message":"No credits"}}')], {
        'content-type': 'Application/JSON',
      }),
      'payment-required',
    ],
    ['no bytes', speaking([], { 'content-type': 'audio/mpeg' }), 'invalid-response'],
    ['a web page', speaking([new TextEncoder().encode('<html>')], { 'content-type': 'text/html' }), 'invalid-response'],
    ['a sentence', speaking([new TextEncoder().encode('No')], { 'content-type': 'Text/Plain' }), 'invalid-response'],
    [
      'the XML of a store',
      speaking([new TextEncoder().encode('<Error/>')], { 'content-type': 'application/xml' }),
      'invalid-response',
    ],
    ['a picture', speaking([Uint8Array.of(137)], { 'content-type': 'image/png' }), 'invalid-response'],
  ])('with %s is an error, whole and streamed', async (_, { transport }, kind) => {
    expect((await failureOf(generateSpeech(transport, request))).kind).toBe(kind);
    const streamed = streamSpeech(transport, request).then((stream) => stream.read());
    expect((await failureOf(streamed)).kind).toBe(kind);
  });

  it('that ends without a byte is an error where it is streamed, too', async () => {
    const stream = await streamSpeech(speaking([], { 'content-type': 'audio/mpeg' }).transport, request);
    const error = await failureOf(stream.read());
    expect(error.kind).toBe('invalid-response');
    expect(error.message).toContain('holds no audio');
  });

  it('that breaks off is an error, whole and streamed', async () => {
    const fetch = async () =>
      new Response(
        new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new TypeError('terminated')) }),
      );
    const transport = createTransport({ apiKey: 'k', fetch });
    expect((await failureOf(generateSpeech(transport, request))).kind).toBe('interrupted');
    const stream = await streamSpeech(transport, request);
    expect((await failureOf(stream.read())).kind).toBe('interrupted');
  });

  it('of fewer bytes than were announced has broken off, though the body just ends; what is given up has not', async () => {
    const fetch = async () => new Response(new Uint8Array(50), { headers: { 'content-length': '200' } });
    const transport = createTransport({ apiKey: 'k', fetch });
    expect(await failureOf(generateSpeech(transport, request))).toMatchObject({
      kind: 'interrupted',
      isRetryable: false,
    });
    const stream = await streamSpeech(transport, request);
    expect(await stream.read()).toHaveLength(50);
    expect((await failureOf(stream.read())).kind).toBe('interrupted');
    const left = await streamSpeech(transport, request);
    await left.cancel();
    expect(await left.read()).toBeUndefined();
  });

  it('in several pieces is whole when all of them are as long as was announced', async () => {
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let count = 0; count < 4; count += 1) controller.enqueue(new Uint8Array(50));
        controller.close();
      },
    });
    const fetch = async () => new Response(pieces, { headers: { 'content-length': '200' } });
    const stream = await streamSpeech(createTransport({ apiKey: 'k', fetch }), request);
    let length = 0;
    for (let piece = await stream.read(); piece !== undefined; piece = await stream.read()) length += piece.length;
    expect(length).toBe(200);
  });

  it.each([
    [{ input: '' }, 'input', 'input is empty'],
    [{ model: ' ' }, 'model', 'model'],
    [{ options: { speed: Number.NaN } }, 'speed', 'speed must be'],
    [{ options: { speed: Infinity } }, 'speed', 'speed must be'],
    [{ options: { speed: 0 } }, 'speed', 'speed must be'],
  ])('refuses %j before the request', async (wrong, setting, said) => {
    const { transport, fetch } = speaking([], {});
    const error = await failureOf(generateSpeech(transport, { ...request, ...wrong }));
    expect(error).toMatchObject({ kind: 'configuration', setting });
    expect(error.message).toContain(said);
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('a WAV header', () => {
  it('says what follows', () => {
    const file = toWav(new Uint8Array([1, 2, 3, 4]), { sampleRate: 24_000 });
    const view = new DataView(file.buffer);
    const text = (at: number, length: number) => String.fromCharCode(...file.subarray(at, at + length));
    expect([text(0, 4), text(8, 8), text(36, 4)]).toEqual(['RIFF', 'WAVEfmt ', 'data']);
    expect([view.getUint32(4, true), view.getUint32(16, true)]).toEqual([file.length - 8, 16]);
    expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true)]).toEqual([1, 1, 24_000]);
    expect([view.getUint32(28, true), view.getUint16(32, true), view.getUint16(34, true)]).toEqual([48_000, 2, 16]);
    expect(view.getUint32(40, true)).toBe(4);
    expect(file.subarray(44)).toEqual(new Uint8Array([1, 2, 3, 4]));
  });

  it('says how wide samples are, and how many a frame has', () => {
    const view = new DataView(buildWavHeader({ sampleRate: 8_000, channels: 2, bitsPerSample: 8 }, 3).buffer);
    expect([view.getUint16(22, true), view.getUint16(32, true), view.getUint16(34, true)]).toEqual([2, 2, 8]);
    expect([view.getUint32(28, true), view.getUint32(4, true), view.getUint32(40, true)]).toEqual([16_000, 40, 3]);
  });

  it('of a stream says that its length is not known', () => {
    const view = new DataView(buildWavHeader({ sampleRate: 16_000, channels: 2 }).buffer);
    expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([0xffff_ffff, 0xffff_ffff]);
    expect(view.getUint32(28, true)).toBe(64_000);
  });
});
