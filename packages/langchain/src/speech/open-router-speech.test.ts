import { inspect } from 'node:util';

import { RunnableLambda } from '@langchain/core/runnables';
import { describe, expect, it } from 'vitest';

import { answering, failureOf, listening, refusing } from '../../test/answering.ts';
import { OpenRouterSpeech } from '../speech.ts';
import type { SpeechInput } from '../speech.ts';

const samples = new Uint8Array([1, 2, 3, 4]);

function audio(type: string, bytes = samples): Response {
  return new Response(bytes, { headers: { 'content-type': type, 'x-generation-id': 'gen-tts-1' } });
}

describe('OpenRouterSpeech', () => {
  it('says a text, mp3 unless told otherwise', async () => {
    const { requests, fields } = answering(audio('audio/mpeg'));
    expect(await new OpenRouterSpeech({ ...fields, voice: 'alloy' }).invoke('Hello')).toEqual({
      bytes: samples,
      mediaType: 'audio/mpeg',
      sampleRate: undefined,
      text: 'Hello',
      cost: undefined,
      generationId: 'gen-tts-1',
      response_metadata: { id: 'gen-tts-1', model_name: 'maker/model' },
    });
    expect(requests).toMatchObject([
      {
        url: 'https://openrouter.ai/api/v1/audio/speech',
        body: { model: 'maker/model', input: 'Hello', voice: 'alloy', response_format: 'mp3' },
      },
    ]);
  });

  it('takes options from the input before those of the constructor', async () => {
    const { requests, fields } = answering(audio('audio/mpeg'));
    const speech = new OpenRouterSpeech({
      ...fields,
      voice: 'alloy',
      speed: 1,
      model: 'openai/gpt-4o-mini-tts',
      provider: { options: { openai: { seed: 1 }, azure: { style: 'calm' } } },
    });
    await speech.invoke({ text: 'Hello', voice: undefined, speed: 1.5, instructions: 'Slowly' });
    expect(requests[0]?.body).toEqual({
      model: 'openai/gpt-4o-mini-tts',
      input: 'Hello',
      voice: 'alloy',
      response_format: 'mp3',
      speed: 1.5,
      provider: { options: { openai: { seed: 1, instructions: 'Slowly' }, azure: { style: 'calm' } } },
    });
  });

  it.each([
    ['the rate of the answer', 'audio/pcm;rate=16000', { sampleRate: 8000 }, 16_000, undefined],
    ['the rate that was told', 'audio/pcm', { sampleRate: 8000 }, 8000, undefined],
    ['24 kHz, with a warning', 'audio/pcm', {}, 24_000, [expect.stringContaining('24000')]],
  ])('makes a WAV file of samples with %s', async (_, type, more, rate, warnings) => {
    const { requests, fields } = answering(audio(type));
    const speech = new OpenRouterSpeech(fields);
    const file = await speech.invoke({ text: 'Hello', outputFormat: 'wav', ...more });
    expect(requests[0]?.body).toMatchObject({ response_format: 'pcm' });
    expect(new TextDecoder().decode(file.bytes.subarray(0, 4))).toBe('RIFF');
    expect(new DataView(file.bytes.buffer).getUint32(24, true)).toBe(rate);
    expect(file.bytes.subarray(44)).toEqual(samples);
    expect(file).toMatchObject({ mediaType: 'audio/wav', sampleRate: rate });
    expect(file.response_metadata.warnings).toEqual(warnings);
  });

  it('warns of instructions that would reach nobody, and does not send them', async () => {
    const { requests, fields } = answering(audio('audio/mpeg'));
    const { response_metadata } = await new OpenRouterSpeech(fields).invoke({ text: 'Hello', instructions: 'Slowly' });
    expect(response_metadata.warnings).toEqual([expect.stringContaining('instructions: ')]);
    expect(requests[0]?.body).not.toHaveProperty('provider');
  });

  it.each(['audio/raw', 'audio/x-pcm', 'audio/l16'])('makes a WAV file of %s', async (type) => {
    const { fields } = answering(audio(`${type};rate=8000`));
    const file = await new OpenRouterSpeech(fields).invoke({ text: 'Hello', outputFormat: 'wav' });
    expect(file).toMatchObject({ mediaType: 'audio/wav', sampleRate: 8000 });
    expect(file.response_metadata.warnings).toBeUndefined();
  });

  it.each([Number.NaN, -5, 1.5])('refuses a sample rate of %d before the request', async (sampleRate) => {
    const { requests, fields } = answering(audio('audio/pcm'));
    const outcome = new OpenRouterSpeech(fields).invoke({ text: 'Hello', outputFormat: 'wav', sampleRate });
    expect(await failureOf(outcome)).toMatchObject({ kind: 'configuration', setting: 'sampleRate' });
    expect(requests).toEqual([]);
  });

  it('asks once for an answer that breaks off, which had been made and is billed', async () => {
    const broken = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) }), {
        headers: { 'content-type': 'audio/mpeg', 'x-generation-id': 'gen-tts-1' },
      });
    const { requests, fields } = answering(broken);
    const error = await failureOf(new OpenRouterSpeech({ ...fields, maxRetries: 3 }).invoke('Hello'));
    expect(error).toMatchObject({ isRetryable: false, message: expect.stringContaining('gen-tts-1') });
    expect(requests).toHaveLength(1);
  });

  it('gives samples as they come when they are asked for', async () => {
    const { fields } = answering(audio('audio/pcm;rate=24000'));
    expect(await new OpenRouterSpeech({ ...fields, outputFormat: 'pcm' }).invoke('Hello')).toMatchObject({
      bytes: samples,
      mediaType: 'audio/pcm',
      sampleRate: 24_000,
    });
  });

  it('warns when another format came than was asked for', async () => {
    const { fields } = answering(audio('audio/mpeg'));
    const file = await new OpenRouterSpeech({ ...fields, outputFormat: 'wav' }).invoke('Hello');
    expect(file).toMatchObject({ bytes: samples, mediaType: 'audio/mpeg' });
    expect(file.response_metadata.warnings).toEqual(['outputFormat: audio/mpeg came, though wav was asked for.']);
  });

  it.each([
    ['an empty text', { text: '' }, 'input is empty'],
    ['an empty voice', { text: 'Hi', voice: '' }, 'voice is empty'],
    ['a speed of NaN', { text: 'Hi', speed: Number.NaN }, 'speed'],
    ['a format that is none', { text: 'Hi', outputFormat: 'flac' }, 'mp3, pcm or wav'],
    ['an option that it would have to ignore', { text: 'Hi', language: 'en' }, 'language'],
  ])('refuses %s before the request', async (_, input: object, said) => {
    const { requests, fields } = answering(audio('audio/mpeg'));
    // What JavaScript lets through.
    const error = await failureOf(new OpenRouterSpeech(fields).invoke(input as SpeechInput));
    expect(error).toMatchObject({ kind: 'configuration', message: expect.stringContaining(said) });
    expect(requests).toEqual([]);
  });

  it('rejects with the error of the API, and callbacks hear it', async () => {
    const { fields } = answering(refusing(402, 'No credits'));
    const heard = listening();
    const error = await failureOf(new OpenRouterSpeech(fields).invoke('Hello', { callbacks: heard.callbacks }));
    expect(error).toMatchObject({ kind: 'payment-required' });
    expect(heard.failed).toEqual([error]);
    expect(heard.events).toEqual([]);
  });

  it('tells callbacks of the generation, and of bytes how many there are', async () => {
    const { fields } = answering(audio('audio/mpeg'));
    const heard = listening();
    await RunnableLambda.from((text: string) => text)
      .pipe(new OpenRouterSpeech(fields))
      .invoke('Hello', { callbacks: heard.callbacks });
    expect(heard.events).toMatchObject([{ name: 'openrouter_cost', data: { generationId: 'gen-tts-1' } }]);
    expect(heard.started).toContainEqual({
      name: 'OpenRouterSpeech',
      inputs: { model: 'maker/model', text: 'Hello' },
    });
    expect(heard.ended).toContainEqual(expect.objectContaining({ bytes: { byteLength: 4 }, mediaType: 'audio/mpeg' }));
  });

  it('stops when it takes longer than it may', async () => {
    const { fields } = answering(() => new Promise<Response>(() => undefined));
    const error = await failureOf(new OpenRouterSpeech({ ...fields, timeout: 5 }).invoke('Hello'));
    expect(error).toMatchObject({ name: expect.stringMatching(/Timeout|Abort/) });
  });

  it('shows its key nowhere', () => {
    const speech = new OpenRouterSpeech({ model: 'm', apiKey: 'sk-or-v1-secret' });
    expect(JSON.stringify(speech)).not.toContain('secret');
    expect(inspect(speech, { depth: 9, showHidden: true })).not.toContain('sk-or-v1-secret');
  });
});

describe('OpenRouterSpeech as a tool', () => {
  it('tells the model what was made, and keeps the bytes for the application', async () => {
    const { requests, fields } = answering(audio('audio/mpeg'));
    const tool = new OpenRouterSpeech({ ...fields, voice: 'alloy' }).asTool();
    const message = await tool.invoke({ type: 'tool_call', id: 'call-1', name: 'speak', args: { text: 'Hello' } });
    expect(message).toMatchObject({
      name: 'speak',
      tool_call_id: 'call-1',
      content: 'The audio was made: 4 bytes of audio/mpeg. The user has it.',
      artifact: { bytes: samples, mediaType: 'audio/mpeg', generationId: 'gen-tts-1' },
    });
    expect(requests[0]?.body).toMatchObject({ input: 'Hello', voice: 'alloy' });
  });

  it('offers the options that it is told to, and refuses others', async () => {
    const { requests, fields } = answering(audio('audio/mpeg'));
    const tool = new OpenRouterSpeech(fields).asTool({ name: 'say', description: 'Says it', options: ['speed'] });
    expect(tool).toMatchObject({
      name: 'say',
      description: 'Says it',
      schema: {
        type: 'object',
        properties: { text: { type: 'string' }, speed: { type: 'number' } },
        required: ['text'],
        additionalProperties: false,
      },
    });
    expect(await failureOf(tool.invoke({ text: 'Hello', voice: 'alloy' }))).toMatchObject({
      message: expect.stringContaining('schema'),
    });
    expect(requests).toEqual([]);
  });

  it('is heard by the callbacks of the call', async () => {
    const { fields } = answering(audio('audio/mpeg'));
    const heard = listening();
    await new OpenRouterSpeech(fields).asTool().invoke({ text: 'Hello' }, { callbacks: heard.callbacks });
    expect(heard.events.map(({ name }) => name)).toEqual(['openrouter_cost']);
  });
});
