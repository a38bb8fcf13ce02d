import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { call, callJson, generationOf } from '../testing/call.ts';
import { manage } from '../testing/manage.ts';
import { wavOf } from '../testing/wav.ts';

const SILENCE = btoa(String.fromCharCode(...wavOf(new Uint8Array(4800))));

/** A call of each kind: path, body, and whether its answer comes in pieces. */
const KINDS: Readonly<Record<string, { path: string; body: Record<string, unknown>; streams: boolean }>> = {
  embeddings: {
    path: '/embeddings',
    body: { model: 'openai/text-embedding-3-small', input: ['one two', 'three'], dimensions: 8 },
    streams: false,
  },
  rerank: {
    path: '/rerank',
    body: { model: 'cohere/rerank-v3.5', query: 'cat', documents: ['a cat', 'a dog'] },
    streams: false,
  },
  transcription: {
    path: '/audio/transcriptions',
    body: { model: 'openai/whisper-1', input_audio: { data: SILENCE, format: 'wav' } },
    streams: false,
  },
  decisions: {
    path: '/api/alpha/decisions',
    body: {
      model: 'typesafe-ai/jev',
      state: 'The sky is blue.',
      questions: { sky: { type: 'noul', instructions: 'Is it blue?' } },
    },
    streams: false,
  },
  images: { path: '/images', body: { model: 'bytedance-seed/seedream-4.5', prompt: 'A cat' }, streams: false },
  'images, streamed': {
    path: '/images',
    body: { model: 'openai/gpt-image-1', prompt: 'A cat', n: 2, stream: true },
    streams: true,
  },
  speech: {
    path: '/audio/speech',
    body: { model: 'openai/gpt-4o-mini-tts-2025-12-15', input: 'Hello world.', response_format: 'pcm' },
    streams: true,
  },
  completions: { path: '/completions', body: { model: 'openai/gpt-4o', prompt: 'Say hi' }, streams: false },
  'completions, streamed': {
    path: '/completions',
    body: { model: 'openai/gpt-4o', prompt: 'Say hi to everybody in the room', stream: true },
    streams: true,
  },
};
const NAMES = Object.keys(KINDS);
const STREAMS = NAMES.filter((name) => KINDS[name]?.streams);

const send = (emulator: Emulator, name: string, init: RequestInit = {}): Promise<Response> => {
  const kind = KINDS[name];
  if (!kind) throw new Error(name);
  return call(emulator, kind.path, kind.body, init);
};

const start = (options = {}): Emulator => createEmulator({ seed: 1, clock: () => 1_000_000, ...options });

/** What the books say of the only call: the ledger, the generation, the activity of the next day. */
async function books(emulator: Emulator) {
  const [entry, ...more] = emulator.ledger;
  expect(more).toEqual([]);
  const generation = await generationOf(emulator, entry?.generationId ?? '');
  return { amount: Number(entry?.amount), tokens: [entry?.promptTokens, entry?.completionTokens], generation };
}

describe('what an answer of a model that does not chat costs', () => {
  test.each(NAMES.flatMap((name) => [{ bytes: 99_999_999 }, { deltas: 99_999 }].map((after) => ({ name, after }))))(
    'a cut beyond its end cuts nothing, and it is charged: $name $after',
    async ({ name, after }) => {
      const sound = start();
      const expected = await (await send(sound, name)).bytes();
      const emulator = start({ faults: { kind: 'cut', after, how: 'reset' } });
      expect(await (await send(emulator, name)).bytes()).toEqual(expected);
      expect(emulator.ledger).toEqual(sound.ledger);
      const { amount, generation } = await books(emulator);
      expect(amount).toBeGreaterThan(0);
      expect(generation).toMatchObject({ total_cost: amount, cancelled: false });
      expect(generation.finish_reason).not.toBe('error');
    },
  );

  test.each(NAMES)('an answer that is cut one byte before its end is free: %s', async (name) => {
    const { length } = await (await send(start(), name)).bytes();
    const emulator = start({ faults: { kind: 'cut', after: { bytes: length - 1 } } });
    expect(await (await send(emulator, name)).bytes()).toHaveLength(length - 1);
    const { amount, generation } = await books(emulator);
    expect(amount).toBe(0);
    expect(generation).toMatchObject({ total_cost: 0, finish_reason: 'error' });
  });

  test.each(NAMES)('usage, ledger, generation and activity tell one number: %s', async (name) => {
    let now = 1_000_000;
    const emulator = start({ clock: () => now });
    const text = await (await send(emulator, name)).text();
    const { amount, tokens, generation } = await books(emulator);
    expect(amount).toBeGreaterThan(0);
    expect(generation).toMatchObject({ total_cost: amount, tokens_prompt: tokens[0], tokens_completion: tokens[1] });
    const told = text.match(/"cost":([\d.e-]+)/)?.[1];
    if (name !== 'speech') expect(Number(told)).toBe(amount);
    now += 86_400_000;
    const { body } = await manage(emulator, 'GET /activity');
    expect(body.data).toMatchObject([{ usage: amount }]);
  });
});

describe('a client that leaves an answer in pieces', () => {
  const readOnce = async (emulator: Emulator, name: string, leave: 'cancel' | 'abort', times = 1): Promise<void> => {
    const abort = new AbortController();
    const reader = (await send(emulator, name, { signal: abort.signal })).body?.getReader();
    for (let count = 0; count < times; count++) await reader?.read();
    if (leave === 'cancel') await reader?.cancel();
    else abort.abort();
  };

  test.each(['cancel', 'abort'] as const)('pays for the text that was to be spoken (%s)', async (leave) => {
    const whole = start();
    await (await send(whole, 'speech')).bytes();
    const emulator = start();
    await readOnce(emulator, 'speech', leave);
    expect(emulator.ledger[0]?.amount).toBe(whole.ledger[0]?.amount);
    expect((await books(emulator)).generation).toMatchObject({ cancelled: true, finish_reason: null });
  });

  test.each(['cancel', 'abort'] as const)('pays for the prompt and the text that came (%s)', async (leave) => {
    const whole = start();
    await (await send(whole, 'completions, streamed')).bytes();
    const emulator = start();
    await readOnce(emulator, 'completions, streamed', leave, 2);
    const { amount, tokens, generation } = await books(emulator);
    expect(tokens).toEqual([whole.ledger[0]?.promptTokens, 6]);
    expect(amount).toBeGreaterThan(0);
    expect(amount).toBeLessThan(Number(whole.ledger[0]?.amount));
    expect(generation).toMatchObject({
      cancelled: true,
      finish_reason: null,
      total_cost: amount,
      tokens_completion: 6,
    });
  });

  test('pays for no picture unless all are there', async () => {
    const emulator = start();
    // Two previews and the first of two pictures.
    await readOnce(emulator, 'images, streamed', 'cancel', 3);
    expect((await books(emulator)).generation).toMatchObject({ cancelled: true, total_cost: 0 });
  });

  test.each(STREAMS)('with the last piece in hand has it all: %s', async (name) => {
    const whole = start();
    const reader = (await send(whole, name)).body?.getReader();
    let pieces = 0;
    while (!(await reader?.read())?.done) pieces++;
    const emulator = start();
    await readOnce(emulator, name, 'cancel', pieces);
    expect(emulator.ledger).toEqual(whole.ledger);
    expect((await books(emulator)).generation).toMatchObject({ cancelled: false });
  });

  test.each(STREAMS)('pays for what came before a stall: %s', async (name) => {
    const emulator = start({ faults: { kind: 'stall', afterDeltas: 1 } });
    const reader = (await send(emulator, name)).body?.getReader();
    await reader?.read();
    expect(emulator.ledger).toHaveLength(0);
    await reader?.cancel();
    const { generation, amount } = await books(emulator);
    expect(generation).toMatchObject({ cancelled: true, total_cost: amount });
  });

  test('pays for an answer that is not streamed all the same', async () => {
    const whole = start();
    await send(whole, 'embeddings');
    const emulator = start({ faults: { kind: 'stall', afterDeltas: 1 } });
    await (await send(emulator, 'embeddings')).body?.cancel();
    expect(emulator.ledger).toEqual(whole.ledger);
  });
});

test('a video whose 202 is cut is made and paid for; an error in the place of the 202 is no job', async () => {
  const request = { model: 'google/veo-3.1-fast', prompt: 'A cat', duration: 8 };
  const submit = (emulator: Emulator, fault: string): Promise<Response> =>
    call(emulator, '/videos', request, {
      headers: { authorization: `Bearer ${KEY}`, 'x-emulator-fault': fault },
    });
  const cut = start({ video: { polls: 1 } });
  expect(await (await submit(cut, 'cut; after.bytes=10')).text()).toHaveLength(10);
  const job = await callJson<{ usage: { cost: number } }>(cut, `/videos/${cut.videoJobs[0]?.id}`);
  expect(job.usage.cost).toBeGreaterThan(0);
  expect(cut.ledger.map(({ amount }) => Number(amount))).toEqual([job.usage.cost]);
  const failed = start();
  expect(await (await submit(failed, 'error-in-ok')).json()).toHaveProperty('error');
  expect(failed.videoJobs).toHaveLength(0);
});
