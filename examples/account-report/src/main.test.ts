import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, OPENROUTER_MANAGEMENT_KEY: _management, ...env } = process.env;

async function run(ids: string[] = []): Promise<string> {
  // It runs as its users run it, on the built packages.
  const started = promisify(execFile)(process.execPath, ['src/main.ts', ...ids], { cwd: folder, env });
  const { stdout, stderr } = await started;
  expect(stderr).toBe('');
  return stdout;
}

function amounts(text: string, line: RegExp): number[] {
  return [...text.matchAll(line)].map(([, amount]) => Number(amount));
}

it('tells the same sum of key, credits, models and single answers', async () => {
  const report = await run();
  expect(report).toContain('emulator');
  const [spent = 0] = amounts(report, /^Key .*: \$([\d.]+) spent/gm);
  expect(spent).toBeGreaterThan(0.001);
  expect(amounts(report, /^Credits: \$10\.0+ bought, \$([\d.]+) spent/gm)).toEqual([spent]);
  const [left = 0] = amounts(report, /spent, \$([\d.]+) left$/gm);
  expect(left).toBeCloseTo(10 - spent, 8);

  const models = amounts(report, /^ {2}\S+: \d+ requests?, .+, \$([\d.]+)$/gm);
  const answers = amounts(report, /^ {2}gen-\S+: .+, \$([\d.]+)$/gm);
  expect(models).toHaveLength(3);
  expect(answers).toHaveLength(4);
  for (const parts of [models, answers]) {
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(spent, 7);
  }
  for (const all of amounts(report, /^ {2}all: \$([\d.]+)$/gm)) expect(all).toBeCloseTo(spent, 8);
  expect(report).toMatch(/^ {2}\S*claude\S*: 2 requests, /m);
});
