import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

import { DEFAULT_MODELS } from './catalogue/default-models.ts';
import { KEY } from './testing/ask.ts';

const CLI = fileURLToPath(new URL('cli.ts', import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), 'openrouter-emulator-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(FOLDER, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function run(...options: string[]) {
  const child = spawn(process.execPath, [CLI, ...options]);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  const said = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const match = pattern.exec(output.stdout);
      if (match) return match[0];
      await once(child.stdout, 'data');
    }
  };
  const ended = once(child, 'close') as Promise<[number | null]>;
  return { child, output, said, ended, baseURL: () => said(/http:\/\/127\.0\.0\.1:\d+\/api\/v1/) };
}

const chat = (
  baseURL: string,
  init: { body?: Record<string, unknown>; headers?: Record<string, string>; signal?: AbortSignal } = {},
) =>
  fetch(`${baseURL}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...init.headers },
    body: JSON.stringify({ model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Hello' }], ...init.body }),
    ...(init.signal && { signal: init.signal }),
  });

describe('the command', () => {
  test('prints the base URL, serves, and ends when it is interrupted', async () => {
    const { child, output, ended, baseURL } = run('--seed', '1');
    const response = await fetch(`${await baseURL()}/key`, { headers: { authorization: `Bearer ${KEY}` } });
    expect(response.status).toBe(200);
    child.kill('SIGTERM');
    expect({ code: (await ended)[0], stderr: output.stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('tells each request in a line, with its cost and without its key', async () => {
    const { child, output, said, ended, baseURL } = run('--port', '0');
    const url = await baseURL();
    await (await chat(url, { body: { stream: true } })).text();
    expect(await said(/.*POST.*\n/)).toMatch(
      /^[\d:]{8} {2}POST {2}\/chat\/completions {2}openai\/gpt-4o {2}stream {2}200 {2}OpenAI, \d+ \+ \d+ tokens, \$0\.\d+ {2}\d+ ms\n$/,
    );
    await chat(url, { headers: { 'x-emulator-fault': 'dropped-connection' } }).catch(() => undefined);
    await said(/connection broken/);
    child.kill('SIGINT');
    await ended;
    expect(output.stdout).not.toContain(KEY);
  });

  test('lets open requests end, and does not wait for a second interrupt', async () => {
    const first = run('--quiet');
    const answer = await chat(await first.baseURL(), { body: { stream: true }, headers: { 'x-emulator-pace': '1,2' } });
    first.child.kill('SIGTERM');
    expect(await answer.text()).toContain('[DONE]');
    expect((await first.ended)[0]).toBe(0);

    const second = run('--quiet');
    const stalled = await chat(await second.baseURL(), { headers: { 'x-emulator-fault': 'stall' } });
    second.child.kill('SIGTERM');
    second.child.kill('SIGTERM');
    // Two equal signals may arrive as one.
    const again = setInterval(() => second.child.kill('SIGTERM'), 20);
    await expect(stalled.text()).rejects.toThrow('terminated');
    clearInterval(again);
    expect((await second.ended)[0]).toBe(0);
  });

  test('takes models, a script, a fault, upstreams and keys', async () => {
    const models = file('models.json', {
      data: [{ ...DEFAULT_MODELS.find(({ id }) => id === 'openai/gpt-4o'), id: 'me/mine' }],
    });
    const script = file('script.json', [{ match: { userMessage: 'Hello' }, text: 'Scripted.' }]);
    const given = ['--models', models, '--script', script, '--upstreams', 'Novita=down', '--key', KEY];
    const { child, ended, baseURL } = run(...given, '--fault', 'no-done');
    const url = await baseURL();
    const body = { model: 'me/mine' };
    expect(await (await chat(url, { body })).json()).toMatchObject({
      provider: 'DeepInfra',
      choices: [{ message: { content: 'Scripted.' } }],
    });
    expect(await (await chat(url, { body: { ...body, stream: true } })).text()).not.toContain('[DONE]');
    expect((await chat(url, { body, headers: { authorization: 'Bearer sk-or-v1-other' } })).status).toBe(401);
    child.kill('SIGTERM');
    await ended;
  });

  test('takes several faults, each for its own requests', async () => {
    const { child, ended, baseURL } = run('--fault', '503; times=1', '--fault', 'html; match.path=/models');
    const url = await baseURL();
    const statuses = [(await chat(url)).status, (await chat(url)).status];
    expect([...statuses, (await fetch(`${url}/models`)).status]).toEqual([503, 200, 502]);
    child.kill('SIGTERM');
    await ended;
  });

  test('tells its options and its version', async () => {
    const help = run('--help');
    expect((await help.ended)[0]).toBe(0);
    for (const option of ['--port', '--models', '--script', '--fault', '--upstreams', '--seed']) {
      expect(help.output.stdout).toContain(option);
    }
    const version = run('--version');
    await version.ended;
    expect(version.output.stdout).toMatch(/^\d+\.\d+\.\d+/);
  });

  test('tells a client that leaves in the middle of a stream once', async () => {
    const { child, output, said, ended, baseURL } = run('--pace', '20');
    const aborter = new AbortController();
    const response = await chat(await baseURL(), { body: { stream: true }, signal: aborter.signal });
    await response.body?.getReader().read();
    aborter.abort();
    await said(/client went away/);
    child.kill('SIGINT');
    await ended;
    expect(output.stdout.match(/POST {2}\/chat\/completions/g)).toHaveLength(1);
  });

  test('tells what of a file of fixtures has no effect', async () => {
    const fixtures = [
      { match: { inputText: 'x' }, response: { embedding: [0.1] } },
      { match: { userMessage: 'Hello' }, response: { content: 'Scripted.' } },
    ];
    const { child, output, ended, baseURL } = run('--script', file('fixtures.json', { fixtures }));
    expect(await (await chat(await baseURL())).text()).toContain('Scripted.');
    child.kill('SIGINT');
    await ended;
    expect(output.stdout).toMatch(/^--script: fixtures\.0 is left out: it is not for a model that chats\n/);
  });

  test('says that it cannot record any more', async () => {
    const upstream = run();
    const folder = join(FOLDER, 'goes-away');
    mkdirSync(folder);
    const recorder = run('--record', join(folder, 'recordings.jsonl'), '--upstream', await upstream.baseURL());
    const url = await recorder.baseURL();
    rmSync(folder, { recursive: true });
    const told = once(recorder.child.stderr, 'data');
    for (let call = 0; call < 2; call++) await (await chat(url)).text();
    await told;
    for (const { child } of [recorder, upstream]) child.kill('SIGINT');
    expect((await recorder.ended)[0]).toBe(1);
    expect(recorder.output.stderr).toMatch(/^openrouter-emulator: --record writes no more: ENOENT.*\n$/);
    await upstream.ended;
  });

  test('records what it sends on, and replays it', async () => {
    const upstream = run('--quiet');
    const recordings = join(FOLDER, 'recordings.jsonl');
    const recorder = run('--record', recordings, '--upstream', await upstream.baseURL());
    const first = await (await chat(await recorder.baseURL())).text();
    expect(await recorder.said(/.*POST.*\n/)).toMatch(/POST {2}\/chat\/completions {2}200/);
    recorder.child.kill('SIGTERM');
    upstream.child.kill('SIGTERM');
    expect([(await recorder.ended)[0], (await upstream.ended)[0]]).toEqual([0, 0]);
    const replayer = run('--replay', recordings);
    expect(await (await chat(await replayer.baseURL())).text()).toBe(first);
    expect((await chat(await replayer.baseURL(), { body: { model: 'other' } })).status).toBe(404);
    expect(await replayer.said(/\(.*\)/)).toBe('(1 recorded answers)');
    replayer.child.kill('SIGTERM');
    await replayer.ended;
  });

  test.each<[string[], string]>([
    [['--upstream', 'https://example.com'], '--upstream needs --record.'],
    [['--record', 'a', '--replay', 'b'], 'Only one of --record and --replay can be given.'],
    [['--record', 'a', '--seed', '1'], '--record does not simulate: leave out --seed.'],
    [['--record', 'a', '--upstream', 'here'], '--upstream takes a URL, not "here".'],
    [
      ['--record', join(FOLDER, 'none', 'a.jsonl')],
      `--record: ${join(FOLDER, 'none', 'a.jsonl')} cannot be used: there is no`,
    ],
    [['--record', FOLDER], `--record: ${FOLDER} cannot be used: it is a folder (EISDIR).`],
    [
      ['--replay', join(FOLDER, 'none')],
      `--replay: ${join(FOLDER, 'none')} cannot be used: there is no such file or folder`,
    ],
    [['--replay', file('no.jsonl', 'x')], '--replay: '],
    [
      ['--models', '/no/such.json'],
      '--models: /no/such.json cannot be used: there is no such file or folder (ENOENT).',
    ],
    [['--models', FOLDER], `--models: ${FOLDER} cannot be`],
    [['--port', 'http'], '--port takes a whole number from 0 to 65535, not "http".'],
    [['--colour'], "Unknown option '--colour'"],
    [['--fault', 'oops'], '--fault.kind: Invalid option: expected one of "http-error"'],
    [['--fault', '503; match.modell=x'], '--fault.match.modell: Unknown member'],
    [['--fault', 'no-done', '--fault', '503'], 'faults.0: It meets every request'],
    [['--replay', 'b', '--fault', '503'], '--replay does not simulate: leave out --fault.'],
    [['--upstreams', 'Antropic=down'], 'No model runs at "Antropic". Did you mean "Anthropic"'],
    [['--upstreams', 'Anthropic'], '--upstreams.Anthropic: Invalid option'],
    [
      ['--script', '/no/such.json'],
      '--script: /no/such.json cannot be used: there is no such file or folder (ENOENT).',
    ],
    [['--script', file('broken.json', '{"steps":')], 'is no JSON'],
    [['--script', file('wrong.json', [{ say: 'x' }])], 'The script cannot be used: steps.0.say: Unknown member'],
    [['--models', file('no-models.json', [{ id: 'x/y' }])], 'is no catalogue: models.0.pricing: Invalid input'],
    [['--models', file('empty-models.json', [])], 'is no catalogue: models: There are none'],
    [['--key', ''], '--key takes a key, not an empty text.'],
    [['--host', '203.0.113.1'], '203.0.113.1 is no address of this machine.'],
  ])('explains itself: %j', async (options, problem) => {
    const { output, ended } = run(...options);
    expect((await ended)[0]).toBe(1);
    expect(output.stderr).toContain(`openrouter-emulator: `);
    expect(output.stderr).toContain(problem);
    expect(output.stderr).toContain('Usage: openrouter-emulator');
  });
});
