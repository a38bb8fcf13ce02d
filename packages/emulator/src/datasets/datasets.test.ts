import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';
import { call, callError, callJson } from '../testing/call.ts';

const NOON = Date.UTC(2026, 4, 14, 12);

const emulatorAt = (time: number): Emulator => createEmulator({ seed: 1, clock: () => time });

interface Dataset {
  data: Record<string, unknown>[];
  meta: { start_date: string; end_date: string };
}

describe('data sets', () => {
  test('are about the 30 days before yesterday, and yesterday', async () => {
    const { meta } = await callJson<Dataset>(emulatorAt(NOON), '/datasets/app-rankings');
    expect(meta).toMatchObject({ start_date: '2026-04-13', end_date: '2026-05-13' });
  });

  test('rank apps by tokens, in pages', async () => {
    const emulator = emulatorAt(NOON);
    const { data } = await callJson<Dataset>(emulator, '/datasets/app-rankings');
    const tokens = data.map((app) => Number(app.total_tokens));
    expect(tokens).toEqual(tokens.toSorted((left, right) => right - left));
    const page = await callJson<Dataset>(emulator, '/datasets/app-rankings?offset=1&limit=2');
    expect(page.data).toEqual(data.slice(1, 3));
  });

  test('rank models by day, with all others in a row of their own', async () => {
    const path = '/datasets/rankings-daily?start_date=2026-05-12&end_date=2026-05-13';
    const { data } = await callJson<Dataset>(emulatorAt(NOON), path);
    const days = new Set(data.map(({ date }) => date));
    expect([...days]).toEqual(['2026-05-12', '2026-05-13']);
    expect(data.filter(({ model_permaslug: slug }) => slug === 'other')).toHaveLength(2);
  });

  test('are the same each time', async () => {
    const paths = ['/datasets/session-cost', '/classifications/task', '/benchmarks', '/datasets/rankings-daily'];
    for (const path of paths) {
      const [first, second] = [emulatorAt(NOON), emulatorAt(NOON)];
      expect(await callJson(first, path)).toEqual(await callJson(second, path));
    }
  });

  test.each([
    ['/datasets/rankings-daily?start_date=soon', '400 start_date: Invalid date: expected YYYY-MM-DD'],
    ['/datasets/app-rankings?start_date=2026-05-02&end_date=2026-05-01', '400 start_date: Must not be after end_date'],
    ['/datasets/session-cost?limit=0', '400 limit: '],
    ['/classifications/task?window=30d', '400 window: '],
    ['/benchmarks?source=nobody', '400 source: '],
  ])('refuse %s', async (path, message) => {
    expect(await callError(emulatorAt(NOON), path)).toContain(message);
  });

  test('are given 30 times a minute to one key', async () => {
    let now = NOON;
    const emulator = createEmulator({ seed: 1, clock: () => now });
    for (let count = 0; count < 30; count++) {
      expect((await call(emulator, '/classifications/task')).status).toBe(200);
    }
    expect(await callError(emulator, '/classifications/task')).toMatch(/^429 Rate limit exceeded/);
    now += 60_000;
    expect((await call(emulator, '/classifications/task')).status).toBe(200);
  });
});

test('shares of tasks add up to one', async () => {
  const { data } = await callJson<{ data: { classifications: { usage_share: number }[] } }>(
    emulatorAt(NOON),
    '/classifications/task',
  );
  expect(data.classifications.reduce((sum, { usage_share: share }) => sum + share, 0)).toBeCloseTo(1, 10);
});

test('benchmarks of a source are of that source alone', async () => {
  const { data } = await callJson<Dataset>(emulatorAt(NOON), '/benchmarks?source=openrouter&max_results=5');
  expect(data.length).toBeGreaterThan(0);
  expect(data.every(({ source }) => source === 'openrouter')).toBe(true);
});
