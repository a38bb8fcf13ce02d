import { expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import type { CutPoint } from './fault.ts';

const BASE = 'https://openrouter.ai/api/v1';
const FAR: CutPoint[] = [{ bytes: 9_999_999 }, { deltas: 99_999 }, { toolArgumentDeltas: 5 }];
const APIS = ['chat/completions', 'messages', 'responses'];
const CASES = APIS.flatMap((api) => FAR.flatMap((after) => [true, false].map((stream) => ({ api, after, stream }))));

async function call(emulator: ReturnType<typeof createEmulator>, api: string, stream: boolean) {
  const said = api === 'responses' ? { input: 'Hi' } : { messages: [{ role: 'user', content: 'Hi' }] };
  const response = await emulator.fetch(`${BASE}/${api}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}` },
    body: JSON.stringify({ model: 'openai/gpt-4o', max_tokens: 100, stream, ...said }),
  });
  return response.text();
}

test.each(CASES)('a cut beyond the end of an answer cuts nothing, and the answer is charged: %j', async (facts) => {
  const { api, after, stream } = facts;
  const sound = createEmulator({ seed: 1, clock: () => 0 });
  const expected = await call(sound, api, stream);
  const emulator = createEmulator({ seed: 1, clock: () => 0, faults: { kind: 'cut', after, how: 'reset' } });
  expect(await call(emulator, api, stream)).toBe(expected);
  expect(emulator.ledger).toEqual(sound.ledger);
  expect(Number(emulator.ledger[0]?.amount)).toBeGreaterThan(0);
});

test.each([true, false])(
  'a cut at the very end cuts nothing, one byte before it is free (streamed: %j)',
  async (stream) => {
    const expected = await call(createEmulator({ seed: 1, clock: () => 0 }), 'chat/completions', stream);
    const encoded = new TextEncoder().encode(expected);
    const bytes = encoded.length;
    const costs: number[] = [];
    for (const at of [bytes, bytes - 1]) {
      const emulator = createEmulator({ seed: 1, clock: () => 0, faults: { kind: 'cut', after: { bytes: at } } });
      expect(await call(emulator, 'chat/completions', stream)).toBe(new TextDecoder().decode(encoded.subarray(0, at)));
      costs.push(Number(emulator.ledger[0]?.amount ?? 0));
    }
    expect(costs[0]).toBeGreaterThan(0);
    expect(costs[1]).toBe(0);
  },
);
