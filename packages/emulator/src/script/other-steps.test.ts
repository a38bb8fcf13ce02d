import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator, type ScriptStep } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { call, callJson, generationOf } from '../testing/call.ts';
import { wavOf } from '../testing/wav.ts';

const scripted = (...script: ScriptStep[]) => createEmulator({ seed: 1, clock: () => 0, script });
const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const SILENCE = base64(wavOf(new Uint8Array(48_000)));
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);

const REQUESTS = {
  completions: { path: '/completions', body: { model: 'openai/gpt-4o', prompt: 'Say hi' } },
  embeddings: { path: '/embeddings', body: { model: 'openai/text-embedding-3-small', input: ['one', 'two'] } },
  rerank: {
    path: '/rerank',
    body: { model: 'cohere/rerank-v3.5', query: 'cat', documents: ['a cat', 'a dog', 'an owl'] },
  },
  speech: { path: '/audio/speech', body: { model: 'openai/gpt-4o-mini-tts-2025-12-15', input: 'Hello world.' } },
  transcription: {
    path: '/audio/transcriptions',
    body: { model: 'openai/whisper-1', input_audio: { data: SILENCE, format: 'wav' } },
  },
  images: { path: '/images', body: { model: 'bytedance-seed/seedream-4.5', prompt: 'A cat' } },
  videos: { path: '/videos', body: { model: 'google/veo-3.1-fast', prompt: 'A cat' } },
  decisions: {
    path: '/api/alpha/decisions',
    body: {
      model: 'typesafe-ai/jev',
      state: 'The app shows an error',
      questions: {
        topic: {
          type: 'choice',
          instructions: 'What is it about?',
          criteria: { billing: 'Money', technical: 'An error' },
        },
        anger: { type: 'score', instructions: 'How angry?', criteria: ['Calm', 'Cross', 'Furious'] },
        urgent: { type: 'noul', instructions: 'Is it urgent?' },
      },
    },
  },
} as const;
type Kind = keyof typeof REQUESTS;
const KINDS = Object.keys(REQUESTS) as Kind[]; // the keys of the record above

const send = (emulator: Emulator, kind: Kind, more: Record<string, unknown> = {}): Promise<Response> =>
  call(emulator, REQUESTS[kind].path, { ...REQUESTS[kind].body, ...more });
const json = async <Body>(emulator: Emulator, kind: Kind, more: Record<string, unknown> = {}): Promise<Body> =>
  (await (await send(emulator, kind, more)).json()) as Body; // tests assert on what they read

describe('the answer of a step', () => {
  interface Completion {
    choices: { text: string; finish_reason: string; reasoning: string | null }[];
    usage: { prompt_tokens: number; completion_tokens: number; cost: number };
  }
  test('of completions is the text of each choice, whole and streamed', async () => {
    const step: ScriptStep = {
      kind: 'completions',
      text: ['On', 'ce ', 'upon'],
      reasoning: 'Hm.',
      finishReason: 'length',
      times: 2,
      usage: { promptTokens: 100, completionTokens: 10, cost: 0.5 },
    };
    const emulator = scripted(step);
    const model = 'deepseek/deepseek-r1';
    const whole = await json<Completion>(emulator, 'completions', { model, n: 2 });
    expect(whole.choices).toMatchObject([
      { text: 'Once upon', finish_reason: 'length', reasoning: 'Hm.' },
      { text: 'Once upon', finish_reason: 'length' },
    ]);
    expect(whole.usage).toMatchObject({ prompt_tokens: 100, completion_tokens: 10, total_tokens: 110, cost: 0.5 });
    const stream = await (await send(emulator, 'completions', { model, stream: true, echo: true })).text();
    const chunks = stream
      .split('\n\n')
      .filter((line) => line.startsWith('data: {'))
      .map((line) => (JSON.parse(line.slice(6)) as Completion).choices[0]?.text)
      .filter((text) => text);
    expect(chunks).toEqual(['Say hi', 'On', 'ce ', 'upon']);
    expect(emulator.ledger.map(({ amount }) => amount)).toEqual(['0.5', '0.5']);
  });

  test('of embeddings is a vector for each input, as floats and as base64; what is missing the emulator makes', async () => {
    interface Vectors {
      data: { embedding: number[] }[];
    }
    const step: ScriptStep = { kind: 'embeddings', vectors: [[0.5, -1]], times: 'always', usage: { promptTokens: 7 } };
    const emulator = scripted(step);
    const { data, ...rest } = await json<Vectors & { usage: unknown }>(emulator, 'embeddings');
    expect(data[0]?.embedding).toEqual([0.5, -1]);
    const own = await json<Vectors>(createEmulator(), 'embeddings');
    expect(data[1]).toEqual(own.data[1]);
    expect(rest.usage).toMatchObject({ prompt_tokens: 7, cost: 1.4e-7 });
    const packed = await json<{ data: { embedding: string }[] }>(emulator, 'embeddings', { encoding_format: 'base64' });
    const bytes = Uint8Array.from(atob(packed.data[0]?.embedding ?? ''), (character) => character.charCodeAt(0));
    expect([...new Float32Array(bytes.buffer)]).toEqual([0.5, -1]);
  });

  test('of rerank is scores or an order', async () => {
    interface Ranked {
      results: { index: number; relevance_score: number }[];
      usage: unknown;
    }
    const emulator = scripted(
      { kind: 'rerank', scores: [0.1, 0.9] },
      { kind: 'rerank', order: [2, 1], usage: { searchUnits: 3, promptTokens: 9 } },
    );
    const [first, second] = [await json<Ranked>(emulator, 'rerank'), await json<Ranked>(emulator, 'rerank')];
    expect(first.results.slice(0, 2)).toMatchObject([
      { index: 1, relevance_score: 0.9 },
      { index: 0, relevance_score: 0.1 },
    ]);
    expect(second.results.map(({ index }) => index)).toEqual([2, 1, 0]);
    const scores = second.results.map((result) => result.relevance_score);
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
    expect(second.usage).toEqual({ search_units: 3, total_tokens: 9, cost: 0.003 });
  });

  test('of decisions is an option, a level, a probability, or what is sent; the emulator answers what is missing', async () => {
    interface Decided {
      answers: Record<string, unknown>;
      usage: unknown;
    }
    const emulator = scripted(
      { kind: 'decisions', answers: { topic: 'billing', anger: 1.25, urgent: 0.9 }, usage: { promptTokens: 7 } },
      { kind: 'decisions', match: { input: 'error' }, answers: { topic: { type: 'refusal' }, urgent: 1 } },
    );
    const { answers, usage } = await json<Decided>(emulator, 'decisions');
    expect(answers).toEqual({
      topic: { type: 'choice', choice: 'billing', confidence: 1, probabilities: { billing: 1, technical: 0 } },
      anger: {
        type: 'score',
        score: 1.25,
        confidence: 0.75,
        probabilities: { 0: 0, 1: 0.75, 2: 0.25 },
        legend: { 0: 'Calm', 1: 'Cross', 2: 'Furious' },
      },
      urgent: { type: 'noul', noul: 0.9 },
    });
    expect(usage).toMatchObject({ input_tokens: 7 });
    const own = await json<Decided>(createEmulator(), 'decisions');
    expect((await json<Decided>(emulator, 'decisions')).answers).toEqual({
      ...own.answers,
      topic: { type: 'refusal' },
      urgent: { type: 'noul', noul: 1 },
    });
  });

  test('of speech is bytes', async () => {
    const emulator = scripted(
      { kind: 'speech', audio: PNG, usage: { cost: 0.25 } },
      { kind: 'speech', audio: base64(PNG) },
    );
    for (const cost of ['0.25', undefined]) {
      const response = await send(emulator, 'speech', { response_format: 'mp3' });
      expect(response.headers.get('content-type')).toBe('audio/mpeg');
      expect(await response.bytes()).toEqual(PNG);
      if (cost !== undefined) expect(emulator.ledger[0]?.amount).toBe(cost);
    }
  });

  test('of transcription is a text, with words and segments over the length of the sound', async () => {
    const emulator = scripted({ kind: 'transcription', text: 'One two. Three.', usage: { seconds: 60 } });
    const { text, segments, words, usage } = await json<Record<string, unknown[]>>(emulator, 'transcription', {
      response_format: 'verbose_json',
      timestamp_granularities: ['word', 'segment'],
    });
    expect(text).toBe('One two. Three.');
    expect(words).toMatchObject([{ word: 'One' }, { word: 'two.' }, { word: 'Three.' }]);
    expect(segments).toHaveLength(2);
    expect(usage).toEqual({ seconds: 60, cost: 0.006 });
  });

  test('of images is pictures, as many as there are', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    const step: ScriptStep = {
      kind: 'images',
      images: [PNG, base64(PNG), `data:image/avif;base64,${base64(PNG)}`, btoa(svg)],
      usage: { completionTokens: 5 },
    };
    const { data, usage } = await json<{ data: unknown[]; usage: { cost: number } }>(scripted(step), 'images');
    expect(data).toEqual([
      { b64_json: base64(PNG), media_type: 'image/png' },
      { b64_json: base64(PNG), media_type: 'image/png' },
      { b64_json: base64(PNG), media_type: 'image/avif' },
      { b64_json: btoa(svg), media_type: 'image/svg+xml' },
    ]);
    const one = await json<{ usage: { cost: number } }>(createEmulator(), 'images');
    expect(usage).toMatchObject({ completion_tokens: 5, cost: one.usage.cost * 4 });
    const streamed = await send(scripted({ kind: 'images', images: [PNG] }), 'images', {
      model: 'openai/gpt-image-1',
      stream: true,
    });
    expect(await streamed.text()).toContain(`"type":"image_generation.completed","b64_json":"${base64(PNG)}"`);
  });

  test('of videos is how the job goes, and what it costs', async () => {
    const emulator = scripted(
      { kind: 'videos', video: { polls: 1, outcome: 'failed', error: 'No film' } },
      { kind: 'videos', video: { polls: 1 }, usage: { cost: 2 } },
    );
    const end = async () => {
      const { id } = await json<{ id: string }>(emulator, 'videos');
      return callJson(emulator, `/videos/${id}`);
    };
    expect(await end()).toMatchObject({ status: 'failed', error: 'No film' });
    expect(await end()).toMatchObject({ status: 'completed', usage: { cost: 2 } });
    expect(emulator.ledger).toMatchObject([{ kind: 'video', amount: '2' }]);
  });
});

describe('a step of a kind', () => {
  test.each(KINDS)('is left alone by calls of other kinds, and takes the next of its own: %s', async (kind) => {
    const emulator = createEmulator();
    const step: ScriptStep = { kind, fault: '503' };
    const handle = emulator.script([step, { text: 'for chat' }]);
    for (const other of KINDS) if (other !== kind) expect((await send(emulator, other)).ok).toBe(true);
    const chat = await callJson(emulator, '/chat/completions', {
      model: 'openai/gpt-4o',
      messages: [{ role: 'user', content: 'a' }],
    });
    expect(chat).toMatchObject({ choices: [{ message: { content: 'for chat' } }] });
    expect(handle.pending).toEqual([step]);
    expect((await send(emulator, kind)).status).toBe(503);
    expect(handle.pending).toEqual([]);
    expect((await send(emulator, kind)).ok).toBe(true);
  });

  test.each(KINDS)('waits for a call that is not refused: %s', async (kind) => {
    const emulator = createEmulator();
    const handle = emulator.script([{ kind, fault: '503' }]);
    const bad = await send(emulator, kind, { model: 'no/such' });
    expect(bad.status).toBe(400);
    expect(handle.pending).toHaveLength(1);
  });

  test.each(KINDS)('can let the emulator’s own answer go wrong, and is free then: %s', async (kind) => {
    const emulator = scripted({ kind, fault: 'cut; after.bytes=5' });
    expect(await (await send(emulator, kind)).bytes()).toHaveLength(5);
    expect(emulator.ledger.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(0);
  });

  test.each(KINDS)('costs what it says, also in /generation: %s', async (kind) => {
    const emulator = scripted({ kind, usage: { cost: 0.125 } });
    const response = await send(emulator, kind);
    if (kind === 'videos') {
      const { id } = (await response.json()) as { id: string };
      for (let poll = 0; poll < 3; poll++) await callJson(emulator, `/videos/${id}`);
    } else await response.bytes();
    expect(emulator.ledger).toMatchObject([{ amount: '0.125' }]);
    const generation = await generationOf(emulator, emulator.ledger[0]?.generationId ?? '');
    expect(generation).toMatchObject({ total_cost: 0.125 });
  });

  test('can be for a model and for a part of what is sent', async () => {
    const emulator = createEmulator();
    emulator.script([
      { kind: 'embeddings', match: { input: 'three' }, vectors: [[3]], times: 'always' },
      { kind: 'embeddings', match: { model: /large/, input: /t.o/ }, vectors: [[2]], times: 'always' },
    ]);
    const first = async (more: Record<string, unknown>) =>
      (await json<{ data: { embedding: number[] }[] }>(emulator, 'embeddings', more)).data[0]?.embedding.length;
    expect(await first({})).toBe(1536);
    expect(await first({ input: ['a', 'b three'] })).toBe(1);
    expect(await first({ model: 'openai/text-embedding-3-large' })).toBe(1);
    expect(await first({ model: 'openai/text-embedding-3-large', input: 'x' })).toBe(3072);
  });

  test('gives way to the fault that a request brings', async () => {
    const emulator = scripted({ kind: 'rerank', fault: '503' });
    const headers = { authorization: `Bearer ${KEY}`, 'x-emulator-fault': '429' };
    expect((await call(emulator, REQUESTS.rerank.path, REQUESTS.rerank.body, { headers })).status).toBe(429);
  });

  test('comes from JSON as well', async () => {
    const script = JSON.parse(
      `{"steps":[{"kind":"rerank","order":[1]},{"kind":"images","images":["${base64(PNG)}"]}]}`,
    ) as { steps: ScriptStep[] };
    const emulator = createEmulator({ script });
    expect(await json(emulator, 'rerank')).toMatchObject({ results: [{ index: 1 }, {}, {}] });
    expect(await json(emulator, 'images')).toMatchObject({ data: [{ media_type: 'image/png' }] });
  });
});

test.each([
  [{ kind: 'embeddings' }, 'steps.0: The step says neither what to answer nor what goes wrong'],
  [{ kind: 'dance', text: 'a' }, 'steps.0.kind: Invalid option: expected one of "chat"|"completions"|'],
  [
    { kind: 'embeddings', text: 'a' },
    'steps.0.text: Unknown member; there are kind, match, times, vectors, usage, fault',
  ],
  [{ kind: 'embeddings', vectors: [['a']] }, 'steps.0.vectors.0.0: Invalid input: expected number'],
  [{ kind: 'embeddings', vectors: [[]] }, 'steps.0.vectors.0: Too small'],
  [{ kind: 'rerank', scores: [1], order: [0] }, 'steps.0.order: takes the place of "scores"'],
  [{ kind: 'decisions', answers: { a: true } }, 'steps.0.answers.a: expected an option, a level'],
  [{ kind: 'speech', audio: '%' }, 'steps.0.audio: expected base64'],
  [{ kind: 'images', images: [] }, 'steps.0.images: Too small'],
  [{ kind: 'videos', video: { outcome: 'pending' } }, 'steps.0.video.outcome: Invalid option'],
  [{ kind: 'videos', usage: { promptTokens: 1 } }, 'steps.0.usage.promptTokens: Unknown member; there are cost'],
  [{ kind: 'rerank', match: { userMessage: 'a' }, fault: '503' }, 'steps.0.match.userMessage: Unknown member'],
  [{ kind: 'rerank', fault: 'no-choices' }, 'steps.0.fault: The fault "no-choices" meets no answers of this kind'],
  [{ kind: 'speech', fault: { kind: 'no-done' } }, 'steps.0.fault: The fault "no-done" meets no answers of this kind'],
  [
    { kind: 'completions', text: 'a', usage: { completionTokens: 1, reasoningTokens: 2 } },
    'steps.0.usage: reasoningTokens are a part of completionTokens',
  ],
])('a step that makes no sense is refused: %j', (step, problem) => {
  expect(() => createEmulator({ script: [step] as unknown as ScriptStep[] })).toThrow(
    `The script cannot be used: ${problem}`,
  );
});
