import { describe, expect, test } from 'vitest';

import { createEmulator, defaultModels, type EmulatorOptions } from './index.ts';
import { call, callJson } from './testing/call.ts';

/** As a program without types gives them. */
const given = (options: unknown) => createEmulator(options as EmulatorOptions);

const MODEL = {
  id: 'a/b',
  pricing: { prompt: '0.000001', completion: '-1' },
  architecture: { input_modalities: ['text'], output_modalities: ['text'] },
};

describe('an option of the wrong value', () => {
  test.each<[Record<string, unknown>, RegExp]>([
    [
      { keys: [{ key: 'sk-or-a', limits: 0 }] },
      /option: keys\.0\.limits: Unknown member; there are key, management, limit/,
    ],
    [{ keys: [{ key: 'sk-or-a', limit: -1 }] }, /keys\.0\.limit: Too small/],
    [{ keys: [{ key: 'sk-or-a', limit: NaN }] }, /keys\.0\.limit: .*finite/],
    [{ keys: ['sk-or-x'] }, /keys\.0: Invalid input: expected object, received string/],
    [{ keys: [{}] }, /keys\.0\.key: It has to be there/],
    [{ keys: [{ key: '' }] }, /keys\.0\.key: Too small/],
    [{ keys: 'sk-or-x' }, /keys: Invalid input: expected array/],
    [{ freeQuota: { perminute: 1 } }, /freeQuota\.perminute: Unknown member; there are perMinute, perDay/],
    [{ freeQuota: true }, /freeQuota: Invalid input: expected object/],
    [{ pace: 20 }, /pace: Invalid input: expected object, received number/],
    [{ pace: { perEvnt: 3 } }, /pace\.perEvnt: Unknown member/],
    [{ pace: { perEvent: -1 } }, /pace\.perEvent: Too small/],
    [{ embeddingOrder: 'reverse' }, /embeddingOrder: Invalid option: expected one of "given"\|"reversed"/],
    [{ embeddingEncoding: 'base64' }, /embeddingEncoding: Invalid option/],
    [{ embeddingInputs: 0 }, /embeddingInputs: Too small/],
    [{ verifyReasoning: 'strictly' }, /verifyReasoning: expected true, false or "strict"/],
    [{ video: { poll: 3 } }, /video\.poll: Unknown member; there are polls/],
    [{ video: { outcome: 'bogus' } }, /video\.outcome: Invalid option: expected one of "completed"/],
    [{ credits: '5' }, /credits: Invalid input: expected number, received string/],
    [{ credits: NaN }, /credits: .*finite/],
    [{ credits: -1 }, /credits: Too small/],
    [{ random: 3 }, /random: Invalid input: expected function, received number/],
    [{ clock: 5 }, /clock: Invalid input: expected function, received number/],
    [{ seed: 'a' }, /seed: Invalid input: expected number/],
    [{ byok: 'yes' }, /byok: Invalid input: expected boolean/],
    [{ generationDelay: '2' }, /generationDelay: Invalid input: expected integer/],
    [{ keepAliveLines: -1 }, /keepAliveLines: Too small/],
    [{ cacheMinimumTokens: '9' }, /cacheMinimumTokens: Invalid input/],
    [{ usageChunk: 'nullfinish' }, /usageChunk: Invalid option/],
    [{ usageCost: 'text' }, /usageCost: Invalid option/],
    [{ speechRate: 24_000 }, /speechRate: Invalid option/],
    [{ webhook: { secret: 's' } }, /webhook\.fetch: It has to be there/],
    [{ webhook: { secret: 's', fetch: 1 } }, /webhook\.fetch: Invalid input: expected function/],
    [{ upstreams: 'down' }, /upstreams: Invalid input: expected object/],
    [{ faults: 503 }, /faults: Invalid input: expected object/],
    [{ script: 5 }, /A script is a list of steps/],
    [{ script: '' }, /A script is a list of steps/],
    [{ models: {} }, /models: Invalid input: expected array, received object/],
    [{ models: [{ id: 'a/b' }] }, /models\.0\.pricing: Invalid input: expected object/],
    [
      { models: [{ ...MODEL, pricing: { prompt: 'free', completion: '0' } }] },
      /models\.0\.pricing\.prompt: Invalid price/,
    ],
    [
      { models: [{ ...MODEL, pricing: { prompt: 1, completion: '0' } }] },
      /models\.0\.pricing\.prompt: .*expected string/,
    ],
    [
      { models: [{ ...MODEL, pricing: { ...MODEL.pricing, overrides: [{ prompt: 'x' }] } }] },
      /models\.0\.pricing\.overrides\.0\.prompt: Invalid price/,
    ],
    [{ models: [MODEL, { ...MODEL, context_length: '8k' }] }, /models\.1\.context_length/],
    [{ models: [{ ...MODEL, emulation: { endpoints: [{ tag: 'x' }] } }] }, /emulation\.endpoints\.0\.provider/],
    [{ script: [{ kind: 'rerank', scores: [NaN] }] }, /scores\.0: .*finite/],
    [{ script: [{ kind: 'embeddings', vectors: [[Infinity]] }] }, /vectors\.0\.0: .*finite/],
  ])('is a TypeError that names it and says what it must be: %j', (options, problem) => {
    expect(() => given(options)).toThrow(TypeError);
    expect(() => given(options)).toThrow(problem);
  });

  test('does not show the key that it may be', () => {
    expect(() => given({ keys: ['sk-or-v1-secret'] })).not.toThrow(/secret/);
    expect(() => given({ keys: { key: 'sk-or-v1-secret' } })).not.toThrow(/secret/);
  });

  test('a function that gives a video no right way to go lets the call reject', async () => {
    const emulator = given({ video: () => ({ outcome: 'bogus' }) });
    await expect(call(emulator, '/videos', { model: 'google/veo-3.1-fast', prompt: 'x' })).rejects.toThrow(
      /function of the option video .*video\.outcome: Invalid option/,
    );
  });
});

describe('an option of a right value', () => {
  test.each<[Record<string, unknown>]>([
    [{ seed: undefined, models: undefined, keys: undefined }],
    [{ freeQuota: false }],
    [{ freeQuota: { perMinute: 0, perDay: Infinity }, embeddingInputs: Infinity }],
    [{ keys: [], models: [], credits: 0, keepAliveLines: 0 }],
    [{ video: () => undefined, faults: () => undefined, verifyReasoning: 'strict' }],
    [{ models: defaultModels }],
  ])('is taken: %j', (options) => {
    expect(() => given(options)).not.toThrow();
  });

  test('of a model may leave out what has a natural default', async () => {
    const emulator = given({ models: [MODEL] });
    const messages = [{ role: 'user', content: 'Hi' }];
    expect((await call(emulator, '/chat/completions', { model: 'a/b', messages })).status).toBe(200);
    const { data } = await callJson<{ data: Record<string, unknown>[] }>(emulator, '/models');
    expect(data[0]).toMatchObject({ id: 'a/b', name: 'a/b', supported_parameters: [], pricing: MODEL.pricing });
  });
});
