import { describe, expect, it } from 'vitest';
import { createSessionEmulator, refused, session } from '../../test/emulator-session.ts';
import { callOfficial, callOurs, findOperation, pathOf } from '../../test/official-client.ts';
import type { Exchange } from '../../test/official-client.ts';
import { newerFields, officialDefaults, officialOperations, onlyOurs } from '../../test/official-operations.ts';
import { loadDocument } from '../../test/openrouter-document.ts';
import { operations, otherOperations } from '../../test/operations.ts';
import { compareFields } from '../../test/same-fields.ts';
import { isObject } from '../index.ts';

const lineNames = [...Object.keys(officialOperations), ...Object.keys(onlyOurs)];
const calls = [...operations, ...otherOperations]
  .filter(([name]) => !name.startsWith('request') && name !== 'models.rss')
  .map(([name, call, line]) => ({ name, call, line: lineOf(line) }));

/** `GET /videos/j%2F1?x=1` → `GET /videos/{jobId}` */
function lineOf(request: string): string {
  const [method = '', url = ''] = request.split(' ');
  return findOperation({ method, path: url.split('?')[0] ?? '' }, lineNames)?.line ?? `${request} is in no table`;
}

/** Lets the official SDK make the same call, and expects the same request and the same fields. */
async function expectAlike({ request, answer, result }: Exchange): Promise<void> {
  const line = lineOf(`${request.method} ${request.path}`);
  const { query, body } = officialDefaults[line] ?? {};
  const official = await callOfficial(request, answer);
  expect(official.sent).toEqual([
    {
      ...request,
      query: { ...query, ...request.query },
      body: isObject(request.body) ? { ...body, ...request.body } : request.body,
    },
  ]);
  const { values, differences } = compareFields(official.result, result);
  expect(Object.fromEntries(differences)).toEqual({});
  expect(values).toBeGreaterThan(0);
}

describe('the official SDK', () => {
  it('is compared for every operation that it has too', () => {
    expect(new Set(calls.map(({ line }) => line))).toEqual(new Set(lineNames));
    const names = new Set(calls.map(({ name }) => name));
    expect(new Set([...session.map(([name]) => name), ...Object.keys(refused)])).toEqual(names);
  });
});

describe('the comparison', () => {
  it('finds what the official SDK kept and ours reads otherwise, and leaves out what the SDK dropped', () => {
    const official = { data: [{ isByok: false, createdAt: new Date(0), cost: 1 }], next: () => undefined };
    const ours = { data: [{ is_byok: false, created_at: '1970-01-01T00:00:00Z', cost: 2, tomorrow: true }] };
    const { values, differences } = compareFields(official, ours);
    expect([...differences]).toEqual([['data[].cost', '1 here, 2 in ours']]);
    expect(values).toBe(3);
    expect([...compareFields({ list: [1] }, { list: [1, 2] }).differences.keys()]).toEqual(['list']);
    expect([...compareFields({ a: { b: 1 } }, { a: null }).differences.keys()]).toEqual(['a.b']);
  });
});

/** Runs the session on one emulator: an exchange for each step, or the error that our client throws. */
async function runSession(): Promise<Map<string, Exchange | Error>> {
  const { emulator, passDay } = createSessionEmulator();
  const results = new Map<string, Exchange | Error>();
  const read = (step: string, path: (string | number)[]): string => {
    const found = results.get(step);
    if (found === undefined || found instanceof Error) throw found ?? new Error(`There is no step ${step}.`);
    let value: unknown = found.result;
    for (const name of path) value = Object(value)[name];
    if (typeof value === 'string') return value;
    throw new TypeError(`There is no ${path.join('.')} in the answer to ${step}.`);
  };
  for (const [name, call] of session) {
    if (name === 'activity.list') passDay();
    const exchange = callOurs(
      (client) => call(client, (step, ...path) => read(step, path)),
      async (request) => complete(lineOf(`${request.method} ${pathOf(request)}`), await emulator.fetch(request)),
    );
    results.set(
      name,
      await exchange.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error)))),
    );
  }
  return results;
}

describe('an answer of the emulator', () => {
  const running = runSession();

  it.each(session.map(([name]) => name))(
    'to %s is read, and alike by the official SDK where it has the operation',
    async (name) => {
      const exchange = (await running).get(name);
      if (exchange === undefined || exchange instanceof Error) throw exchange ?? new Error(`There is no step ${name}.`);
      expect(exchange.result).toBeTruthy();
      const line = lineOf(`${exchange.request.method} ${exchange.request.path}`);
      if (line in officialOperations) await expectAlike(exchange);
      else expect(onlyOurs).toHaveProperty([line]);
    },
  );
});

const document = await loadDocument();

describe.each(document === undefined ? [] : [document])('an answer of the OpenAPI document', (document) => {
  const rows = calls.flatMap((row) => {
    const [method = '', path = ''] = row.line.split(' ');
    const responses = Object.entries(document.findOperation(method, path)?.op.responses ?? {});
    const [status, success] = responses.find(([status]) => Number(status) < 300) ?? [];
    const body = success?.content?.['application/json']?.example;
    const isUsable = row.line in officialOperations && document.validateResponse(method, path, Number(status), body).ok;
    return isUsable && body !== undefined ? [{ ...row, status: Number(status), body }] : [];
  });
  process.stdout.write(`${rows.length} examples of the document are read by the official SDK too.\n`);

  it.each(rows)('to $name is read alike', async ({ call, line, status, body }) => {
    const answer = async () => complete(line, Response.json(body, { status }));
    await expectAlike(await callOurs(call, answer));
  });
});

/** An answer with what the SDK demands beyond the document. */
async function complete(line: string, answer: Response): Promise<Response> {
  const fields = newerFields[line];
  return fields === undefined || !answer.ok ? answer : Response.json(withFields(await answer.json(), fields), answer);
}

/** Adds fields that are missing to the entity of an answer, or to each of a list. */
function withFields(answer: unknown, fields: Record<string, unknown>): unknown {
  if (Array.isArray(answer)) return answer.map((entity: unknown) => withFields(entity, fields));
  if (!isObject(answer)) return answer;
  const inner = ['data', 'endpoints'].find((name) => typeof answer[name] === 'object');
  return inner === undefined ? { ...fields, ...answer } : { ...answer, [inner]: withFields(answer[inner], fields) };
}
