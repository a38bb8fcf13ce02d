import { HTTPClient, OpenRouter } from '@openrouter/sdk';
import OpenAI from 'openai';
import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions } from '../index.ts';
import { KEY } from '../testing/ask.ts';

function openrouter(options: EmulatorOptions = {}): OpenRouter {
  const httpClient = new HTTPClient({ fetcher: createEmulator(options).fetch });
  return new OpenRouter({ apiKey: KEY, httpClient, retryConfig: { strategy: 'none' } });
}

function openai(options: EmulatorOptions = {}): OpenAI {
  const { fetch } = createEmulator(options);
  return new OpenAI({ apiKey: KEY, baseURL: 'https://openrouter.ai/api/v1', fetch, maxRetries: 0 });
}

describe('the client of OpenRouter', () => {
  test('reads embeddings', async () => {
    const answer = await openrouter().embeddings.generate({
      requestBody: { model: 'openai/text-embedding-3-small', input: ['a', 'b'], dimensions: 4 },
    });
    if (typeof answer === 'string') throw new Error('an object was expected');
    expect(answer.data.map(({ embedding }) => embedding.length)).toEqual([4, 4]);
    expect(answer.usage).toMatchObject({ promptTokens: 2, cost: 0.00000004 });
    const models = await openrouter().embeddings.listModels();
    expect(JSON.stringify(models)).toContain('text-embedding-3-small');
  });

  test('reads a ranking', async () => {
    const answer = await openrouter().rerank.rerank({
      requestBody: { model: 'cohere/rerank-v3.5', query: 'France', documents: ['Rome', 'Paris, France'], topN: 1 },
    });
    if (typeof answer === 'string') throw new Error('an object was expected');
    expect(answer.results).toMatchObject([{ index: 1, document: { text: 'Paris, France' } }]);
    expect(answer.usage).toMatchObject({ searchUnits: 1, cost: 0.001 });
  });

  test('hears speech and reads its transcript', async () => {
    const audio = await openrouter().tts.createSpeech({
      speechRequest: { model: 'hexgrad/kokoro-82m', input: 'Good morning.', voice: 'af_heart', responseFormat: 'mp3' },
    });
    const bytes = Buffer.from(await new Response(audio).arrayBuffer());
    const transcript = await openrouter().stt.createTranscription({
      sttRequest: {
        model: 'openai/whisper-1',
        inputAudio: { data: bytes.toString('base64'), format: 'mp3' },
        responseFormat: 'verbose_json',
      },
    });
    expect(transcript).toMatchObject({
      text: 'Good morning.',
      language: 'english',
      usage: { cost: expect.any(Number) },
    });
  });

  test('reads images, whole and streamed, and their models', async () => {
    const client = openrouter();
    const imageGenerationRequest = { model: 'openai/gpt-image-1', prompt: 'A cat' };
    const whole = await client.images.generate({
      imageGenerationRequest: { ...imageGenerationRequest, stream: false },
    });
    if (!('data' in whole)) throw new Error('a whole answer was expected');
    expect(whole.data[0]?.b64Json.length).toBeGreaterThan(100);
    const events: string[] = [];
    const stream = await client.images.generate({
      imageGenerationRequest: { ...imageGenerationRequest, stream: true },
    });
    if ('data' in stream) throw new Error('a stream was expected');
    for await (const event of stream) events.push(event.type);
    expect(events).toContain('image_generation.completed');
    expect((await client.images.listModels()).data.length).toBeGreaterThan(3);
    const endpoints = await client.images.listModelEndpoints({ author: 'openai', slug: 'gpt-image-1' });
    expect(endpoints.endpoints[0]?.pricing).toHaveLength(2);
  });
});

describe('the openai client', () => {
  test('hears speech and sends it back as a file', async () => {
    const model = 'openai/gpt-4o-mini-tts-2025-12-15';
    const speech = await openai().audio.speech.create({
      model,
      input: 'Good evening.',
      voice: 'nova',
      response_format: 'mp3',
    });
    const file = await OpenAI.toFile(speech, 'speech.mp3');
    const transcript = await openai().audio.transcriptions.create({ model: 'openai/whisper-1', file });
    expect(transcript.text).toBe('Good evening.');
  });

  test('asks for base64 vectors by itself and decodes them', async () => {
    const answer = await openai().embeddings.create({ model: 'openai/text-embedding-3-small', input: 'Hi' });
    const vector = answer.data[0]?.embedding ?? [];
    expect(vector).toHaveLength(1536);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });
});
