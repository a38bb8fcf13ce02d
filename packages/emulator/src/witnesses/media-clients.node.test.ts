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

  test('waits for a video and downloads it', async () => {
    const client = openrouter();
    const videoGenerationRequest = { model: 'google/veo-3.1-fast', prompt: 'A cat', duration: 4 };
    let job = await client.videoGeneration.generate({ videoGenerationRequest });
    const seen = [job.status];
    while (job.status !== 'completed') {
      job = await client.videoGeneration.getGeneration({ jobId: job.id });
      seen.push(job.status);
    }
    expect(seen).toEqual(['pending', 'pending', 'in_progress', 'completed']);
    expect(job.usage?.cost).toBe(0.4);
    const video = await client.videoGeneration.getVideoContent({ jobId: job.id });
    expect((await new Response(video).arrayBuffer()).byteLength).toBeGreaterThan(1000);
    expect((await client.videoGeneration.listVideosModels()).data.length).toBeGreaterThan(2);
  });

  test('uploads, lists and deletes files', async () => {
    const client = openrouter();
    const file = await client.files.upload({ requestBody: { file: new File(['Hello'], 'notes.txt') } });
    if (file.shape !== 'openrouter') throw new Error("OpenRouter's own shape was expected");
    expect(file).toMatchObject({ filename: 'notes.txt', sizeBytes: 5 });
    const ids: string[] = [];
    for await (const { result } of await client.files.list({ limit: 1 })) {
      if (result.shape === 'openrouter') ids.push(...result.data.map(({ id }) => id));
    }
    expect(ids).toEqual([file.id]);
    expect(await client.files.retrieve({ fileId: file.id })).toEqual(file);
    expect(await client.files.delete({ fileId: file.id })).toMatchObject({ type: 'file_deleted' });
    await expect(client.files.download({ fileId: file.id })).rejects.toThrow('not found');
  });

  test('reads decisions', async () => {
    const answer = await openrouter().alpha.decisions.create({
      decisionsRequest: {
        model: 'typesafe-ai/jev',
        state: 'The payment failed',
        questions: {
          topic: { type: 'choice', instructions: 'About what?', criteria: { payment: 'A payment', weather: null } },
          urgent: { type: 'noul', instructions: 'Is it urgent?' },
          level: { type: 'score', instructions: 'How bad?', criteria: ['fine', 'failed'] },
        },
      },
    });
    expect(answer.answers).toMatchObject({
      topic: { choice: 'payment' },
      urgent: { noul: expect.any(Number) },
      level: { score: expect.any(Number), legend: { '0': 'fine' } },
    });
    expect(answer.usage.cost).toBeGreaterThan(0);
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

  test('reads legacy completions, whole and streamed', async () => {
    const body = { model: 'openai/gpt-4o', prompt: 'Tell me of Paris' };
    const whole = await openai().completions.create(body);
    let text = '';
    for await (const chunk of await openai().completions.create({ ...body, stream: true })) {
      text += chunk.choices[0]?.text ?? '';
    }
    expect(text).toBe(whole.choices[0]?.text);
    expect(text).toContain('Paris');
  });
});
