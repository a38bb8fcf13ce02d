import { describe, expect, test } from 'vitest';

import { createEmulator, defaultModels, type Emulator, type ScriptStep } from '../../index.ts';
import { askStream, post } from '../../testing/ask.ts';
import { callError, callJson, generationOf } from '../../testing/call.ts';
import { WEATHER_TOOL } from '../../testing/example-tools.ts';
import { wavOf } from '../../testing/wav.ts';

const model = 'openai/gpt-audio';
const request = {
  model,
  messages: [{ role: 'user', content: 'Say something nice about Paris, please.' }],
  modalities: ['text', 'audio'],
  audio: { voice: 'alloy', format: 'wav' },
};

interface AudioDelta {
  id?: string;
  data?: string;
  transcript?: string;
  expires_at?: number;
}

async function listenTo(emulator: Emulator, more: Record<string, unknown> = {}) {
  const { chunks, done } = await askStream(emulator, { ...request, ...more });
  const deltas = chunks.map((chunk) => chunk.choices[0]?.delta as { content?: string; audio?: AudioDelta } | undefined);
  const sound = deltas.flatMap((delta) => (delta?.audio ? [delta.audio] : []));
  return {
    done,
    sound,
    said: deltas.map((delta) => delta?.content ?? '').join(''),
    transcript: sound.map(({ transcript = '' }) => transcript).join(''),
    bytes: Uint8Array.from(atob(sound.map(({ data = '' }) => data).join('')), (character) => character.charCodeAt(0)),
    finish: chunks.findLast((chunk) => chunk.choices[0]?.finish_reason)?.choices[0]?.finish_reason,
    id: chunks[0]?.id ?? '',
    usage: chunks.at(-1)?.usage,
  };
}

/** What the emulator hears in the sound. */
const hear = async (bytes: Uint8Array, format: string): Promise<string> => {
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const body = { model: 'openai/whisper-1', input_audio: { data, format } };
  return (await callJson<{ text: string }>(createEmulator(), '/audio/transcriptions', body)).text;
};

describe('a chat model that speaks', () => {
  test.each(['wav', 'mp3', 'pcm16'])('streams sound that says its transcript: %s', async (format) => {
    const emulator = createEmulator({ seed: 1, clock: () => 1_000_000 });
    const { done, said, sound, transcript, bytes, finish } = await listenTo(emulator, {
      audio: { voice: 'alloy', format },
    });
    expect(done).toBe(true);
    expect(said).toBe('');
    expect(finish).toBe('stop');
    expect(transcript).toContain('Paris');
    expect(await hear(format === 'pcm16' ? wavOf(bytes) : bytes, 'wav')).toBe(transcript);
    // The id comes once, with the first words; each piece of the sound can be read by itself; at the end it tells its end.
    expect(sound.map(({ id }) => id).filter(Boolean)).toEqual([expect.stringMatching(/^audio_/)]);
    expect(sound[0]).toMatchObject({ id: expect.any(String), transcript: expect.any(String) });
    for (const { data } of sound.slice(0, -2)) if (data !== undefined) expect(data.length % 4).toBe(0);
    expect(sound.at(-1)).toEqual({ expires_at: 1000 + 3600 });
    expect(new Set(sound.slice(0, 9).map((delta) => ('data' in delta ? 'data' : 'transcript'))).size).toBe(2);
  });

  test('costs its sound and its words at their own prices, and the same in all books', async () => {
    const emulator = createEmulator({ seed: 1 });
    const { usage, id } = await listenTo(emulator);
    const { completion_tokens: all, completion_tokens_details: details } = usage ?? {};
    const sound = (details as { audio_tokens?: number } | undefined)?.audio_tokens ?? 0;
    expect(sound).toBeGreaterThan(100);
    const expected = ((usage?.prompt_tokens ?? 0) * 25 + ((all ?? 0) - sound) * 100 + sound * 640) / 1e7;
    expect(usage?.cost).toBeCloseTo(expected, 12);
    expect(Number(emulator.ledger[0]?.amount)).toBe(usage?.cost);
    expect(await generationOf(emulator, id)).toMatchObject({ total_cost: usage?.cost, tokens_completion: all });
  });

  test('hears sound at the price of sound', async () => {
    const heard = { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } };
    const costs = async (content: unknown) =>
      (
        await callJson<{ usage: { cost: number; prompt_tokens_details: { audio_tokens: number } } }>(
          createEmulator({ seed: 1, script: [{ text: 'Ok' }] }),
          '/chat/completions',
          { model, messages: [{ role: 'user', content }] },
        )
      ).usage;
    const silent = await costs([{ type: 'text', text: 'a' }]);
    const loud = await costs([{ type: 'text', text: 'a' }, heard]);
    expect([silent, loud].map((usage) => usage.prompt_tokens_details.audio_tokens)).toEqual([0, 128]);
    expect(loud.cost - silent.cost).toBeCloseTo(128 * 32e-6, 12);
  });

  test('is cut by max_tokens, sound and words together', async () => {
    const { usage, finish, transcript, bytes } = await listenTo(createEmulator({ seed: 1 }), { max_tokens: 40 });
    expect(finish).toBe('length');
    expect(usage?.completion_tokens).toBeLessThanOrEqual(40);
    expect(usage?.completion_tokens).toBeGreaterThan(20);
    expect(await hear(bytes, 'wav')).toBe(transcript.trim());
    const silent = await listenTo(createEmulator({ seed: 1 }), { max_tokens: 1 });
    expect(silent).toMatchObject({ finish: 'length', sound: [], usage: { completion_tokens: 0 } });
  });

  test('is paid for what came when the client leaves', async () => {
    const whole = createEmulator({ seed: 1 });
    await listenTo(whole);
    const emulator = createEmulator({ seed: 1 });
    const reader = (await post(emulator, { ...request, stream: true })).body?.getReader();
    for (let count = 0; count < 8; count++) await reader?.read();
    await reader?.cancel();
    const paid = Number(emulator.ledger[0]?.amount);
    expect(paid).toBeGreaterThan(0);
    expect(paid).toBeLessThan(Number(whole.ledger[0]?.amount) / 2);
  });

  test('writes where it is not asked to speak, where it calls a tool and where it refuses', async () => {
    const written = await listenTo(createEmulator({ seed: 1 }), { modalities: ['text'], audio: undefined });
    expect(written.sound).toEqual([]);
    expect(written.said).toContain('Paris');
    const ask = { messages: [{ role: 'user', content: 'What is the weather in Paris?' }], tools: [WEATHER_TOOL] };
    expect(await listenTo(createEmulator({ seed: 1 }), ask)).toMatchObject({ sound: [], finish: 'tool_calls' });
    expect((await listenTo(createEmulator({ faults: { kind: 'refusal' } }))).sound).toEqual([]);
  });

  test('speaks what a script says', async () => {
    const speaking = (step: ScriptStep) => listenTo(createEmulator({ script: [step] }));
    const { sound, transcript, bytes } = await speaking({ text: ['Bon', 'jour, ', 'Paris.'] });
    expect(sound.flatMap((delta) => delta.transcript ?? [])).toEqual(['Bon', 'jour, ', 'Paris.']);
    expect(await hear(bytes, 'wav')).toBe(transcript);
    const counted = await speaking({ text: 'Salut.', usage: { completionTokens: 50 } });
    expect(counted.usage).toMatchObject({ completion_tokens: 50, completion_tokens_details: { audio_tokens: 48 } });
  });

  test('stands in the catalogue with its voices and prices', () => {
    const found = defaultModels.find(({ id }) => id === model);
    expect(found?.architecture.output_modalities).toEqual(['text', 'audio']);
    expect(found?.supported_voices).toContain('alloy');
    expect(found?.pricing).toMatchObject({ audio: '0.000032', audio_output: '0.000064' });
  });

  test.each<[Record<string, unknown>, string]>([
    [{ stream: false }, '400 stream: Audio output needs "stream": true'],
    [{ audio: undefined }, '400 audio: Audio output needs "audio" with "voice" and "format"'],
    [{ audio: { voice: 'alloy' } }, '400 audio.format: Invalid option: expected one of "wav"|'],
    [{ audio: { voice: 'alloy', format: 'flac' } }, '400 audio.format: The emulator does not simulate sound as flac'],
    [{ audio: { voice: 'nobody', format: 'wav' } }, "Invalid value: 'nobody'. Supported values are: 'alloy', 'ash'"],
    [{ model: 'openai/gpt-4o' }, '404 No endpoints found that support the requested output modalities: text, audio'],
  ])('refuses what it cannot speak: %j', async (more, problem) => {
    const said = await callError(createEmulator(), '/chat/completions', { ...request, stream: true, ...more });
    expect(said).toContain(problem);
  });
});
