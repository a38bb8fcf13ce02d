import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';

const MODEL = 'openai/gpt-4o-mini-tts-2025-12-15';
const VOXTRAL = 'mistralai/voxtral-mini-tts-2603';

async function speak(body: Record<string, unknown>, options = {}) {
  const emulator = createEmulator(options);
  const response = await call(emulator, '/audio/speech', { model: MODEL, input: 'Hello world.', ...body });
  return { emulator, response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

describe('speech', () => {
  test('is PCM by default, and the content type tells rate and channels unless it should not', async () => {
    const { response, bytes } = await speak({});
    expect(response.headers.get('content-type')).toBe('audio/pcm;rate=24000;channels=1');
    expect(bytes.length % 2).toBe(0);
    const silent = await speak({}, { speechRate: 'absent' });
    expect(silent.response.headers.get('content-type')).toBe('audio/pcm');
  });

  test('is as long as the text is, and shorter when it is spoken faster', async () => {
    const short = (await speak({ input: 'Hello' })).bytes.length;
    const long = (await speak({ input: 'Hello, this is a text of some length, with many words in it.' })).bytes.length;
    const fast = (await speak({ input: 'Hello, this is a text of some length, with many words in it.', speed: 2 }))
      .bytes;
    expect(long).toBeGreaterThan(short * 4);
    expect(fast.length / long).toBeCloseTo(0.5, 1);
  });

  test('is the same for the same text and voice, and another for others', async () => {
    const [first, again] = [(await speak({})).bytes, (await speak({})).bytes];
    expect(first).toEqual(again);
    expect((await speak({ voice: 'nova' })).bytes).not.toEqual(first);
  });

  test('can be MP3: frames one after the other behind a tag', async () => {
    const { response, bytes } = await speak({ response_format: 'mp3' });
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    expect(new TextDecoder().decode(bytes.subarray(0, 3))).toBe('ID3');
  });

  test('comes in pieces', async () => {
    const response = await call(createEmulator(), '/audio/speech', { model: MODEL, input: 'One two three four.' });
    const reader = response.body?.getReader();
    const sizes: number[] = [];
    for (;;) {
      const next = await reader?.read();
      if (!next || next.done) break;
      sizes.push(next.value.length);
    }
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBe(4800);
  });

  test('comes at the pace of the options', async () => {
    const paced = await speak({ input: 'Hi' }, { pace: { firstEvent: 2, perEvent: 1 } });
    expect(paced.bytes).toEqual((await speak({ input: 'Hi' })).bytes);
  });

  test('has its id in a header, and its cost per character under that id', async () => {
    const { emulator, response } = await speak({ input: 'Grüße 😀' });
    const id = response.headers.get('x-generation-id');
    expect(id).toMatch(/^gen-tts-/);
    expect(await generationOf(emulator, id)).toMatchObject({ api_type: 'tts', total_cost: 0.0000042 });
  });

  test('clones a voice where the model can', async () => {
    const input_references = [
      { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
      { type: 'text', text: 'Hi' },
    ];
    expect((await speak({ model: VOXTRAL, input_references })).response.status).toBe(200);
    expect(
      await callError(createEmulator(), '/audio/speech', { model: MODEL, input: 'a', input_references }),
    ).toContain('does not clone voices');
  });

  test.each([
    [{ input: '' }, 'input: Too small'],
    [{ input: '  ' }, 'input: Too small'],
    [{ input: 'a'.repeat(4097) }, '4097 characters, at most 4096'],
    [{ voice: 'nobody' }, "Voice 'nobody' is not supported. Supported voices: alloy"],
    [{ voice: '' }, 'voice: Too small'],
    [{ response_format: 'wav' }, 'response_format: Invalid option'],
    [{ speed: 9 }, 'speed: expected a number from 0.25 to 4'],
    [{ provider: { options: { openai: 'x' } } }, 'provider.options.openai'],
    [{ input_references: [{ type: 'text', text: 'a' }] }, 'exactly one input_audio'],
    [{ input_references: [{ type: 'input_audio', input_audio: { data: '§', format: 'wav' } }] }, 'expected base64'],
    [
      { input_references: [{ type: 'input_audio', input_audio: { data: 'AAAA' } }] },
      'input_audio.format: Invalid input',
    ],
    [{ provider: { options: { openai: 'slowly' } } }, 'provider.options.openai: Invalid input: expected object'],
    [{ provider: null }, 'provider: Invalid input: expected object, received null'],
    [{ model: 'openai/whisper-1' }, 'Use /audio/transcriptions'],
  ])('%j is a 400', async (body, message) => {
    const said = await callError(createEmulator(), '/audio/speech', { model: MODEL, input: 'a', ...body });
    expect(said).toMatch(/^400 /);
    expect(said).toContain(message);
  });

  test('breaks off, stalls or fails as faults want', async () => {
    const cut = await speak({}, { faults: { kind: 'cut', after: { bytes: 100 } } });
    expect(cut.bytes.length).toBe(100);
    await expect(speak({}, { faults: { kind: 'cut', after: { deltas: 1 }, how: 'reset' } })).rejects.toThrow(
      'terminated',
    );
    const failed = createEmulator({ faults: { kind: 'error-in-ok' } });
    expect(await callJson(failed, '/audio/speech', { model: MODEL, input: 'a' })).toMatchObject({
      error: { code: 502 },
    });
    const controller = new AbortController();
    const stalled = await call(
      createEmulator({ faults: { kind: 'stall', afterDeltas: 1 } }),
      '/audio/speech',
      { model: MODEL, input: 'Hello there' },
      { signal: controller.signal },
    );
    const reader = stalled.body?.getReader();
    expect((await reader?.read())?.value).toHaveLength(4800);
    const next = reader?.read();
    controller.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
  });
});
