import { expect, test } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import { KEY, post } from '../testing/ask.ts';
import { PARIS } from '../testing/example-tools.ts';

const AUTH = { authorization: `Bearer ${KEY}` };
const request = { model: 'openai/gpt-4o', messages: PARIS };
const asked = (fault: string, body: Record<string, unknown> = request) =>
  post(createEmulator({ clock: () => 0 }), body, { headers: { ...AUTH, 'x-emulator-fault': fault } });

test('a header names a status', async () => {
  expect((await asked('503')).status).toBe(503);
});

test('a header names a kind and its members, hyphenated and nested', async () => {
  const response = await asked('http-error; status=429; headers.retry-after=7; error.message=Slow down');
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('7');
  expect(await response.json()).toEqual({ error: { code: 429, message: 'Slow down' } });
  const cut = await asked('cut; after.tool-argument-deltas=1', { ...request, stream: true });
  expect(cut.status).toBe(200);
  expect(await (await asked('cut; after.bytes=40')).text()).toHaveLength(40);
});

test('a header can hold the JSON of a fault', async () => {
  const response = await asked('{"kind":"html","status":524}');
  expect(response.status).toBe(524);
  expect(response.headers.get('content-type')).toContain('text/html');
});

test('a header wins over the option', async () => {
  const emulator = createEmulator({ faults: { kind: 'http-error', status: 500 } });
  expect((await post(emulator, request, { headers: { ...AUTH, 'x-emulator-fault': '502' } })).status).toBe(502);
  expect((await post(emulator, request)).status).toBe(500);
});

test.each([
  ['oops', 'x-emulator-fault.kind: Invalid option: expected one of "http-error"|"html"'],
  ['cut', 'The fault "cut" needs "after"'],
  ['cut; after.bites=3', 'x-emulator-fault.after.bites: Unknown member; there are bytes, deltas, toolArgumentDeltas'],
  ['cut; after.bytes=many', 'x-emulator-fault.after.bytes: Invalid input: expected integer, received string'],
  ['no-done; when=now', 'x-emulator-fault.when: This fault takes no members'],
  ['503; error', '"error" is not of the form name=value'],
  ['tool-calls', 'needs "ids" or "indexes"'],
  ['{"kind":', 'Invalid JSON'],
  ['799', 'x-emulator-fault.status: Too big'],
])('a header that is no fault is a 400 that says what is wrong: %s', async (header, problem) => {
  const response = await asked(header);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { error: { message: string } }).error.message).toContain(problem);
});

test('a header sets the pace of one stream', async () => {
  const emulator = createEmulator();
  const paced = await post(emulator, { ...request, stream: true }, { headers: { ...AUTH, 'x-emulator-pace': '2,1' } });
  expect(await paced.text()).toContain('[DONE]');
  const refused = await post(
    emulator,
    { ...request, stream: true },
    { headers: { ...AUTH, 'x-emulator-pace': 'slowly' } },
  );
  expect(refused.status).toBe(400);
});
