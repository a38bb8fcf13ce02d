import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../index.ts';
import { call, callError } from '../../testing/call.ts';
import { manage } from '../../testing/manage.ts';

const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 4, 11, 12);

/** An emulator whose clock a test turns, and who called which models on which day. */
function emulatorAt(start: number): { emulator: Emulator; turnTo: (time: number) => void } {
  let now = start;
  return { emulator: createEmulator({ seed: 1, clock: () => now }), turnTo: (time) => void (now = time) };
}

const ask = (emulator: Emulator, model: string, key?: string) =>
  call(
    emulator,
    '/chat/completions',
    { model, messages: [{ role: 'user', content: 'Hello' }] },
    key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } },
  );

const rowsOf = async (emulator: Emulator, operation: string, body?: unknown) =>
  (await manage(emulator, operation, body)).body.data as unknown as Record<string, unknown>[];

const query = async (emulator: Emulator, body: unknown) =>
  (await manage(emulator, 'POST /analytics/query', body)).body.data as unknown as {
    data: Record<string, unknown>[];
    metadata: { row_count: number; truncated: boolean };
  };

const spent = (emulator: Emulator): number => emulator.ledger.reduce((sum, { amount }) => sum + Number(amount), 0);

describe('activity', () => {
  test('tells what the ledger knows of the days that are over, a row for each day, model and endpoint', async () => {
    const { emulator, turnTo } = emulatorAt(MONDAY);
    await ask(emulator, 'openai/gpt-4o');
    await ask(emulator, 'openai/gpt-4o');
    await ask(emulator, 'anthropic/claude-sonnet-4.5');
    expect(await rowsOf(emulator, 'GET /activity')).toEqual([]);
    turnTo(MONDAY + DAY);
    const rows = await rowsOf(emulator, 'GET /activity');
    expect(rows).toHaveLength(2);
    expect(rows.find(({ model }) => model === 'openai/gpt-4o')).toMatchObject({ date: '2026-05-11', requests: 2 });
    const usage = rows.reduce((sum, row) => sum + Number(row.usage), 0);
    expect(usage).toBeCloseTo(spent(emulator), 12);
    expect(usage).toBeGreaterThan(0);
  });

  test('of one day or of one key leaves out the others', async () => {
    const { emulator, turnTo } = emulatorAt(MONDAY);
    const created = await manage(emulator, 'POST /keys', { name: 'Night shift' });
    await ask(emulator, 'openai/gpt-4o');
    turnTo(MONDAY + DAY);
    await ask(emulator, 'openai/gpt-4o', created.body.key);
    turnTo(MONDAY + 2 * DAY);
    expect(await rowsOf(emulator, 'GET /activity')).toHaveLength(2);
    expect(await rowsOf(emulator, 'GET /activity?date=2026-05-11')).toMatchObject([{ date: '2026-05-11' }]);
    expect(await rowsOf(emulator, `GET /activity?api_key_hash=${created.body.data.hash}`)).toMatchObject([
      { date: '2026-05-12', requests: 1 },
    ]);
  });

  test('is told of 30 days', async () => {
    const { emulator } = emulatorAt(MONDAY);
    const { status, body } = await manage(emulator, 'GET /activity?date=2026-04-01');
    expect(status).toBe(400);
    expect(body.error?.message).toContain('within the last 30');
  });
});

describe('analytics', () => {
  test('sums and counts by model, the most first', async () => {
    const { emulator } = emulatorAt(MONDAY);
    await ask(emulator, 'openai/gpt-4o');
    await ask(emulator, 'anthropic/claude-sonnet-4.5');
    await ask(emulator, 'openai/gpt-4o');
    const { data, metadata } = await query(emulator, {
      metrics: ['request_count', 'total_cost'],
      dimensions: ['model'],
    });
    expect(metadata).toMatchObject({ row_count: 2, truncated: false });
    expect(data.map((row) => row.request_count)).toEqual([2, 1]);
    expect(data.reduce((sum, row) => sum + Number(row.total_cost), 0)).toBeCloseTo(spent(emulator), 12);
  });

  test('goes by steps of time, and says when its limit cuts', async () => {
    const { emulator, turnTo } = emulatorAt(MONDAY);
    for (let day = 0; day < 3; day++) {
      turnTo(MONDAY + day * DAY);
      await ask(emulator, 'openai/gpt-4o');
    }
    const body = { metrics: ['request_count'], granularity: 'day' };
    expect((await query(emulator, body)).data.map((row) => row.date__day)).toEqual([
      '2026-05-11T00:00:00.000Z',
      '2026-05-12T00:00:00.000Z',
      '2026-05-13T00:00:00.000Z',
    ]);
    expect((await query(emulator, { ...body, limit: 2 })).metadata).toEqual({
      query_time_ms: 1,
      row_count: 2,
      truncated: true,
    });
    const newest = await query(emulator, { ...body, order_by: { field: 'date', direction: 'desc' }, limit: 1 });
    expect(newest.data).toMatchObject([{ date__day: '2026-05-13T00:00:00.000Z' }]);
    const first = { start: '2026-05-11T00:00:00Z', end: '2026-05-12T00:00:00Z' };
    expect((await query(emulator, { ...body, time_range: first })).data).toHaveLength(1);
  });

  test.each([
    ['eq', 'Nobody', []],
    ['neq', 'Nobody', [1]],
    ['in', ['Nobody', 'OpenAI'], [1]],
    ['not_in', ['OpenAI'], []],
  ])('filters with %s', async (operator, value, counts) => {
    const { emulator } = emulatorAt(MONDAY);
    await call(emulator, '/chat/completions', {
      model: 'openai/gpt-4o',
      provider: { only: ['openai'] },
      messages: [{ role: 'user', content: 'Hello' }],
    });
    const { data } = await query(emulator, {
      metrics: ['request_count'],
      filters: [{ field: 'provider', operator, value }],
    });
    expect(data.map((row) => row.request_count)).toEqual(counts);
  });

  test.each<[string, Record<string, unknown>]>([
    ['400 metrics: ', {}],
    ['400 metrics.0: ', { metrics: ['happiness'] }],
    [
      '400 filters.0.value: the operator in takes a list',
      { filters: [{ field: 'model', operator: 'in', value: 'a' }] },
    ],
    ['400 time_range: start has to be before end', { time_range: { start: '2026-05-02', end: '2026-05-01' } }],
    ['400 order_by.field: ', { order_by: { field: 'latency', direction: 'asc' } }],
  ])('refuses with %j', async (message, part) => {
    const { emulator } = emulatorAt(MONDAY);
    const body = message.includes('metrics') ? part : { metrics: ['request_count'], ...part };
    const answer = await manage(emulator, 'POST /analytics/query', body);
    expect(`${answer.status} ${answer.body.error?.message}`.startsWith(message)).toBe(true);
  });

  test('is closed to keys that call models', async () => {
    const { emulator } = emulatorAt(MONDAY);
    expect(await callError(emulator, '/activity')).toMatch(/^403 Only management keys/);
  });
});
