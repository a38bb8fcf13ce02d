import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

import { KEY } from './testing/ask.ts';

const CLI = fileURLToPath(new URL('cli.ts', import.meta.url));

function run(...options: string[]) {
  const child = spawn(process.execPath, [CLI, ...options]);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  return { child, output };
}

test('the command prints the base URL, serves, and ends when it is interrupted', async () => {
  const { child, output } = run('--seed', '1');
  while (!output.stdout.includes('\n')) await once(child.stdout, 'data');
  const baseURL = /http:\/\/127\.0\.0\.1:\d+\/api\/v1/.exec(output.stdout)?.[0] ?? '';
  const response = await fetch(`${baseURL}/key`, { headers: { authorization: `Bearer ${KEY}` } });
  expect(response.status).toBe(200);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect({ code, stderr: output.stderr }).toEqual({ code: 0, stderr: '' });
});

test.each([[['--port', 'http']], [['--colour']]])('the command explains itself for %j', async (options) => {
  const { child, output } = run(...options);
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(1);
  expect(output.stderr).toContain('Usage: openrouter-emulator');
});
