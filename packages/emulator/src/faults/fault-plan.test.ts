import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions, type Emulator } from '../index.ts';
import { KEY, post } from '../testing/ask.ts';

const AUTH = { authorization: `Bearer ${KEY}` };
const request = { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Hi' }], max_tokens: 5 };

const status = async (emulator: Emulator, body: object = request, headers: Record<string, string> = {}) => {
  const response = await post(emulator, { ...body }, { headers: { ...AUTH, ...headers } });
  await response.text();
  return response.status;
};

const list = async (emulator: Emulator): Promise<number> =>
  (await emulator.fetch('https://openrouter.ai/api/v1/models', { headers: AUTH })).status;

describe('the option faults', () => {
  test('takes one fault for every request, as an object or in the words of the header', async () => {
    for (const faults of [{ kind: 'http-error', status: 503 }, '503', '{"kind":"http-error","status":503}'] as const) {
      const emulator = createEmulator({ faults });
      expect([await status(emulator), await list(emulator), await status(emulator)]).toEqual([503, 503, 503]);
    }
  });

  test('takes a list, of which each request meets the first that fits it and is not used up', async () => {
    const emulator = createEmulator({
      faults: [
        { kind: 'http-error', status: 500, match: { path: '/models' } },
        { kind: 'http-error', status: 501, match: { model: /gpt/, stream: true }, times: 1 },
        '502; times=2',
        { kind: 'http-error', status: 503, match: { where: ({ index }) => index === 6 } },
      ],
    });
    const statuses = [
      await status(emulator),
      await list(emulator),
      await status(emulator, { ...request, stream: true }),
    ];
    statuses.push(await status(emulator, { ...request, stream: true }), await status(emulator), await list(emulator));
    statuses.push(await status(emulator), await status(emulator));
    expect(statuses).toEqual([502, 500, 501, 502, 200, 500, 503, 200]);
  });

  test('says in the words of the header, too, which requests and how many', async () => {
    const emulator = createEmulator({
      faults: ['504; times=1; match.model=openai/gpt-4o; match.headers.x-test-run=7; match.query.page=1', 'no-done'],
    });
    const ask = async (query: string, headers: Record<string, string>): Promise<number> => {
      const url = `https://openrouter.ai/api/v1/chat/completions${query}`;
      const init = { method: 'POST', headers: { ...AUTH, ...headers }, body: JSON.stringify(request) };
      return (await emulator.fetch(url, init)).status;
    };
    expect(await ask('?page=1', {})).toBe(200);
    expect(await ask('', { 'x-test-run': '7' })).toBe(200);
    expect(await ask('?page=1', { 'x-test-run': '7' })).toBe(504);
    expect(await ask('?page=1', { 'x-test-run': '7' })).toBe(200);
  });

  test('shapes the answer of the requests that fit, and of no other', async () => {
    const emulator = createEmulator({ faults: [{ kind: 'empty', match: { lastMessage: 'Hi' }, times: 1 }] });
    const contents: unknown[] = [];
    for (let call = 0; call < 2; call++) {
      const answer = (await (await post(emulator, request)).json()) as { choices: { message: { content: unknown } }[] };
      contents.push(answer.choices[0]?.message.content);
    }
    expect(contents).toEqual(['', expect.stringMatching(/./)]);
  });

  test('takes a function of the request, which may answer in the words of the header', async () => {
    const emulator = createEmulator({ faults: ({ index }) => (index === 0 ? '503' : undefined) });
    expect([await status(emulator), await status(emulator)]).toEqual([503, 200]);
    const wrong = createEmulator({ faults: () => '999' });
    await expect(status(wrong)).rejects.toThrow('The faults cannot be used: faults().status: Too big');
  });

  test('is not used up by a request that brings its own fault', async () => {
    const emulator = createEmulator({ faults: ['502; times=1'] });
    expect(await status(emulator, request, { 'x-emulator-fault': '503' })).toBe(503);
    expect(await status(emulator, request, { 'x-emulator-fault': 'oops' })).toBe(400);
    expect([await status(emulator), await status(emulator)]).toEqual([502, 200]);
  });

  test('may be an empty list', async () => {
    expect(await status(createEmulator({ faults: [] }))).toBe(200);
  });

  test.each<[unknown, string]>([
    [{ kind: 'meteor' }, 'faults.kind: Invalid option: expected one of "http-error"'],
    [[{ kind: 'html' }, { kind: 'cut' }], 'faults.1: The fault "cut" needs "after"'],
    [['no-done; times=0'], 'faults.0.times: Too small'],
    [['no-done; times=often'], 'faults.0.times: Invalid input: expected integer, received string'],
    [
      [{ kind: 'html', match: { modell: 'x' } }],
      'faults.0.match.modell: Unknown member; there are method, path, model',
    ],
    [[{ kind: 'html', match: { where: true } }], 'faults.0.match.where: Invalid input: expected a function'],
    [[{ kind: 'html', match: { headers: { a: 1 } } }], 'faults.0.match.headers.a: Invalid input: expected string'],
    [[{ kind: 'html', match: { keyKind: 'mine' } }], 'faults.0.match.keyKind: Invalid option'],
    [['503', '502'], 'faults.0: It meets every request, so that none is left for the next'],
    [7, 'faults: Invalid input: expected object, received number'],
  ])('is refused when it is wrong: %j', (faults, problem) => {
    expect(() => createEmulator({ faults } as EmulatorOptions)).toThrow(TypeError);
    expect(() => createEmulator({ faults } as EmulatorOptions)).toThrow(problem);
  });
});

describe('an option that does not exist', () => {
  test.each([
    ['fault', 'createEmulator has no option "fault". Did you mean "faults"?'],
    ['usagechunk', 'Did you mean "usageChunk"?'],
    ['temperature', 'There are seed, clock, random'],
  ])('is refused: %s', (name, problem) => {
    expect(() => createEmulator({ [name]: 1 })).toThrow(problem);
  });
});
