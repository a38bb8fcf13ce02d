import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createEmulator, listen, loadRecordings, record, replay } from '../index.ts';
import { KEY } from '../testing/ask.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
});
afterEach(() => rm(folder, { recursive: true }));

const EXCHANGE = {
  request: { method: 'GET', path: '/api/v1/models', headers: {}, body: null },
  response: { status: 200, headers: {}, body: '{"data":[]}' },
};

test('a client recorded through a socket meets the same answers in a replay from the file', async () => {
  const upstream = await listen(createEmulator());
  const file = join(folder, 'recordings.jsonl');
  const recorder = record({ upstream: upstream.baseURL, file });
  const proxy = await listen(recorder);
  const messages = [{ role: 'user' as const, content: 'What is the weather in Paris?' }];
  const run = async (baseURL: string) => {
    const client = new OpenAI({ apiKey: KEY, baseURL, maxRetries: 0 });
    const whole = await client.chat.completions.create({ model: 'openai/gpt-4o', messages });
    const stream = client.chat.completions.stream({ model: 'openai/gpt-4o', messages });
    return [whole, await stream.finalChatCompletion()];
  };
  const first = await run(proxy.baseURL);
  await recorder.flush();
  await Promise.all([proxy.close(), upstream.close()]);
  expect(await readFile(file, 'utf8')).not.toContain(KEY);
  const replayed = await listen(replay({ file }));
  expect(await run(replayed.baseURL)).toEqual(first);
  await replayed.close();
});

test('a file that is there already is continued', async () => {
  const file = join(folder, 'recordings.jsonl');
  for (const run of [1, 2]) {
    const recorder = record({ file, fetch: () => Promise.resolve(new Response(String(run))) });
    await (await recorder.fetch('http://localhost/api/v1/models')).text();
    await recorder.flush();
  }
  expect((await loadRecordings(file)).map(({ response }) => response.body)).toEqual(['1', '2']);
});

test('one exchange, a list, lines and a folder of files are read alike', async () => {
  await mkdir(join(folder, 'b'));
  await writeFile(join(folder, 'a.json'), JSON.stringify(EXCHANGE));
  await writeFile(join(folder, 'b', 'c.json'), JSON.stringify([EXCHANGE, EXCHANGE], null, 2));
  await writeFile(join(folder, 'd.jsonl'), `${JSON.stringify(EXCHANGE)}\n${JSON.stringify(EXCHANGE)}\n`);
  await writeFile(join(folder, 'README.md'), 'no recording');
  expect(await loadRecordings(folder)).toEqual([EXCHANGE, EXCHANGE, EXCHANGE, EXCHANGE, EXCHANGE]);
});

test('a file that holds something else is named', async () => {
  const file = join(folder, 'a.json');
  await writeFile(file, '{"request":{}}');
  await expect(loadRecordings(file)).rejects.toThrow(`${file}: entry 0 is no recording`);
  await writeFile(file, '{"request":\nbroken');
  await expect(replay({ file }).fetch('http://localhost/api/v1/models')).rejects.toThrow(`${file}: line 1 is no JSON`);
  await expect(replay({ file: join(folder, 'none') }).fetch('http://localhost/')).rejects.toThrow('ENOENT');
});

test('a file that cannot be written is told by flush', async () => {
  const recorder = record({ file: join(folder, 'none', 'a.jsonl'), fetch: () => Promise.resolve(new Response('1')) });
  await (await recorder.fetch('http://localhost/api/v1/models')).text();
  await expect(recorder.flush()).rejects.toThrow('ENOENT');
});

test('a line that breaks off is told with its number, and does not swallow what is recorded after it', async () => {
  const file = join(folder, 'recordings.jsonl');
  const line = JSON.stringify(EXCHANGE);
  await writeFile(file, `${line}\n${line.slice(0, 40)}`);
  await expect(loadRecordings(file)).rejects.toThrow('line 2 is no JSON. If a recorder was stopped while it wrote');
  const recorder = record({ file, fetch: () => Promise.resolve(new Response('after')) });
  await (await recorder.fetch('http://localhost/api/v1/models')).text();
  await (await recorder.fetch('http://localhost/api/v1/models')).text();
  await recorder.flush();
  const lines = (await readFile(file, 'utf8')).split('\n');
  expect(lines).toHaveLength(5);
  await writeFile(file, lines.toSpliced(1, 1).join('\n'));
  expect((await loadRecordings(file)).map(({ response }) => response.body)).toEqual(['{"data":[]}', 'after', 'after']);
});

test('a file that begins with a byte order mark is read', async () => {
  const file = join(folder, 'recordings.jsonl');
  await writeFile(file, `\uFEFF${JSON.stringify(EXCHANGE)}\r\n${JSON.stringify(EXCHANGE)}\r\n`);
  expect(await loadRecordings(file)).toEqual([EXCHANGE, EXCHANGE]);
});
