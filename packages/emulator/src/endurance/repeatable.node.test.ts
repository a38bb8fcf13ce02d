import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const INDEX = new URL('../index.ts', import.meta.url).href;

/** Asks for everything that has ids, prices or wording, and prints all bytes and headers. */
const PROGRAM = `
  import { createEmulator } from ${JSON.stringify(INDEX)};
  let now = 1_800_000_000_000;
  const emulator = createEmulator({ seed: Number(process.argv[1]), clock: () => (now += 7) });
  const headers = { authorization: 'Bearer sk-or-v1-test', 'content-type': 'application/json', 'x-openrouter-metadata': 'enabled' };
  const messages = [{ role: 'user', content: 'What is the weather in Paris and in Tokyo?' }];
  const tools = [{ type: 'function', function: { name: 'get_weather', description: 'Get the weather for a city',
    parameters: { type: 'object', properties: { city: { type: 'string' }, unit: { enum: ['c', 'f'] } }, required: ['city'] } } }];
  const models = ['openai/gpt-5', 'anthropic/claude-sonnet-4.5', 'google/gemini-2.5-flash', 'x-ai/grok-4', 'deepseek/deepseek-r1', 'openrouter/auto'];
  const calls = models.flatMap((model) => [{ model, messages }, { model, messages, stream: true, reasoning: { effort: 'low' } }, { model, messages, tools, stream: true }])
    .filter(({ model, tools }) => !(tools && model === 'deepseek/deepseek-r1'))
    .map((body) => ['/chat/completions', body]);
  calls.push(
    ['/completions', { model: 'openai/gpt-4o', prompt: 'Once' }],
    ['/embeddings', { model: 'openai/text-embedding-3-small', input: ['a', 'b'] }],
    ['/rerank', { model: 'cohere/rerank-v3.5', query: 'a', documents: ['a', 'b'] }],
    ['/images', { model: 'google/gemini-2.5-flash-image', prompt: 'A cat' }],
    ['/audio/speech', { model: 'hexgrad/kokoro-82m', input: 'Hello', response_format: 'mp3' }],
    ['/videos', { model: 'google/veo-3.1-fast', prompt: 'A cat' }],
  );
  const bytes = [];
  for (const [path, body] of calls) {
    const response = await emulator.fetch('https://openrouter.ai/api/v1' + path, { method: 'POST', headers, body: JSON.stringify(body) });
    bytes.push([path, response.status, [...response.headers], Buffer.from(await response.arrayBuffer()).toString('base64')]);
  }
  for (const path of ['/models', '/key', '/generation?id=' + emulator.ledger[0].generationId]) {
    bytes.push(await (await emulator.fetch('https://openrouter.ai/api/v1' + path, { headers })).text());
  }
  process.stdout.write(JSON.stringify(bytes));
`;

async function run(seed: number): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', PROGRAM, '--', String(seed)],
    { cwd: fileURLToPath(new URL('.', import.meta.url)), maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout;
}

test('two processes with one seed and clock answer byte for byte alike', { timeout: 60_000 }, async () => {
  const [first, second, other] = await Promise.all([run(7), run(7), run(8)]);
  const statuses = (JSON.parse(first) as unknown[]).map((entry) => (Array.isArray(entry) ? entry.slice(0, 2) : []));
  expect(statuses.filter(([, status]) => typeof status === 'number' && status >= 400)).toEqual([]);
  expect(second).toBe(first);
  expect(other).not.toBe(first);
});
