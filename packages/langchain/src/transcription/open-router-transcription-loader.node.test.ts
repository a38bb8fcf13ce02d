import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { answering, emulating, failureOf, listening, refusing } from '../../test/answering.ts';
import type { SentRequest } from '../../test/answering.ts';
import { OpenRouterPartialError } from '../index.ts';
import { OpenRouterSpeech } from '../speech.ts';
import { OpenRouterTranscriptionLoader } from '../transcription-loader.ts';

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'loader-'))));
afterAll(() => rm(folder, { recursive: true }));

/** A file of this name that says its name. */
async function record(name: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `fLaC ${name}`);
  return path;
}

/** Hears the name of a file, in two segments. */
function listen({ body }: SentRequest): object {
  const audio = body?.['input_audio'] as { data: string } | undefined;
  const text = atob(audio?.data ?? '').slice('fLaC '.length);
  return {
    id: `gen-${text}`,
    text: `${text} says hi`,
    duration: 2,
    language: 'en',
    segments: [
      { start: 0, end: 1, text: ` ${text}` },
      { start: 1, end: 2, text: ' says hi', speaker: 'A' },
    ],
    usage: { seconds: 2, cost: 0.01 },
  };
}

describe('OpenRouterTranscriptionLoader', () => {
  it('says what to give where there are no files, and reads what needs none', async () => {
    const getBuiltinModule = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
    try {
      const { fields } = answering(listen);
      const failure = await failureOf(new OpenRouterTranscriptionLoader('monday.mp3', fields).load());
      expect(failure).toMatchObject({ kind: 'configuration' });
      expect(String(failure)).toContain('Give a Blob, or bytes.');
      const blob = new Blob(['fLaC monday'], { type: 'audio/flac' });
      expect(await new OpenRouterTranscriptionLoader(blob, fields).load()).toHaveLength(2);
    } finally {
      getBuiltinModule.mockRestore();
    }
  });

  it('gives one document for each segment, with its times', async () => {
    const { fields, requests } = answering(listen);
    const path = await record('monday');
    const documents = await new OpenRouterTranscriptionLoader(path, { ...fields, language: 'en' }).load();
    const common = { source: path, language: 'en', durationInSeconds: 2 };
    expect(documents).toMatchObject([
      {
        pageContent: 'monday',
        metadata: { ...common, segment: 0, startSecond: 0, endSecond: 1, response_metadata: { cost: 0.01 } },
      },
      { pageContent: 'says hi', metadata: { ...common, segment: 1, startSecond: 1, endSecond: 2, speaker: 'A' } },
    ]);
    expect(documents[1]?.metadata).not.toHaveProperty('response_metadata');
    expect(requests[0]?.body).toMatchObject({ language: 'en', response_format: 'verbose_json' });
  });

  it('gives one document for each recording when it is told to, in the order of the sources', async () => {
    const { fields } = answering(listen);
    const sources = [
      await record('tuesday'),
      new File(['fLaC wednesday'], 'wednesday.flac', { type: 'audio/flac' }),
      { audio: new TextEncoder().encode('fLaC thursday') },
    ];
    const loader = new OpenRouterTranscriptionLoader(sources, { ...fields, documentUnit: 'recording' });
    const documents = await loader.load();
    expect(documents.map(({ pageContent }) => pageContent)).toEqual([
      'tuesday says hi',
      'wednesday says hi',
      'thursday says hi',
    ]);
    expect(documents.map(({ metadata }) => metadata.source)).toEqual([sources[0], 'wednesday.flac', 'recording 2']);
    expect(documents[0]?.metadata.segments).toMatchObject([{ startSecond: 0 }, { startSecond: 1 }]);
  });

  it('asks a model that has no times once, and then without', async () => {
    const { fields, requests } = answering(refusing(400, 'response_format verbose_json'), { text: 'Hi' });
    const sources = [await record('a'), await record('b')];
    const documents = await new OpenRouterTranscriptionLoader(sources, { ...fields, maxConcurrency: 1 }).load();
    expect(documents).toMatchObject([
      { pageContent: 'Hi', metadata: { source: sources[0], response_metadata: { warnings: [expect.any(String)] } } },
      { pageContent: 'Hi', metadata: { source: sources[1] } },
    ]);
    expect(requests).toHaveLength(3);
  });

  it('tells of every recording: progress, and cost to callbacks', async () => {
    const { fields } = answering(listen);
    const heard = listening();
    const progress: number[][] = [];
    const loader = new OpenRouterTranscriptionLoader([await record('a'), await record('b')], {
      ...fields,
      maxConcurrency: 1,
      onProgress: ({ done, total, cost }) => void progress.push([done, total ?? 0, cost]),
    });
    await loader.load({ callbacks: heard.callbacks });
    expect(progress).toEqual([
      [1, 2, 0.01],
      [2, 2, 0.02],
    ]);
    expect(heard.events.map(({ data }) => data['generationId'])).toEqual(['gen-a', 'gen-b']);
    expect(heard.ended).toEqual([{ documents: 4 }]);
  });

  it('rejects with what a callback throws when it hears a cost', async () => {
    const { fields } = answering(async (request) => {
      // An answer takes a turn of the event loop, after which nobody must have left the callback's failure unheard.
      await new Promise((resolve) => setTimeout(resolve));
      return listen(request);
    });
    const handleCustomEvent = (): never => {
      throw new RangeError('too much');
    };
    const callbacks = [{ handleCustomEvent, awaitHandlers: true, raiseError: true }];
    const sources = [await record('a'), await record('b')];
    const loader = new OpenRouterTranscriptionLoader(sources, { ...fields, maxConcurrency: 1 });
    expect(await failureOf(loader.load({ callbacks }))).toEqual(new RangeError('too much'));
  });

  it('names the recording that failed, and keeps the documents of those before', async () => {
    const { fields } = answering(listen);
    const sources = [await record('a'), join(folder, 'missing.mp3'), await record('c')];
    const error = await failureOf(new OpenRouterTranscriptionLoader(sources, { ...fields, maxConcurrency: 1 }).load());
    expect(OpenRouterPartialError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      kind: 'configuration',
      index: 1,
      cost: 0.01,
      message: expect.stringContaining('missing.mp3 cannot be read'),
      partial: [[{ pageContent: 'a' }, { pageContent: 'says hi' }], undefined, undefined],
    });
  });

  it('keeps the documents that were paid for when it is aborted, or a callback throws', async () => {
    const { fields } = answering(listen);
    const sources = [await record('a'), await record('b')];
    const controller = new AbortController();
    const told: unknown[] = [];
    const loader = new OpenRouterTranscriptionLoader(sources, {
      ...fields,
      maxConcurrency: 1,
      onProgress: () => controller.abort(new RangeError('enough')),
      onPartial: (done) => void told.push(done),
    });
    expect(await failureOf(loader.load({ signal: controller.signal }))).toEqual(new RangeError('enough'));
    expect(told).toMatchObject([
      { partial: [[{ pageContent: 'a' }, { pageContent: 'says hi' }], undefined], cost: 0.01 },
    ]);
    const boom = new RangeError('boom');
    const throwing = new OpenRouterTranscriptionLoader(sources, {
      ...fields,
      maxConcurrency: 1,
      onProgress: () => {
        throw boom;
      },
    });
    const error = await failureOf(throwing.load());
    expect(error).toMatchObject({ partial: [[{ pageContent: 'a' }, { pageContent: 'says hi' }], undefined] });
    expect((error as Error).cause).toBe(boom);
  });
});

it('loads what the emulator said', async () => {
  const { fields } = emulating();
  const speech = new OpenRouterSpeech({ ...fields, model: 'openai/gpt-4o-mini-tts-2025-12-15' });
  const { bytes } = await speech.invoke('Hello world. It has two sentences.');
  const path = join(folder, 'talk.mp3');
  await writeFile(path, bytes);
  const documents = await new OpenRouterTranscriptionLoader(path, { ...fields, model: 'openai/whisper-1' }).load();
  expect(documents.map(({ pageContent }) => pageContent).join(' ')).toBe('Hello world. It has two sentences.');
  expect(documents[0]?.metadata.endSecond).toBeGreaterThan(0);
});
