import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, OPENROUTER_DECISION_MODEL: _model, ...env } = process.env;

// It runs as its users run it, on the built packages.
async function run(...words: string[]): Promise<string> {
  const program = ['src/main.ts', ...words];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, program, { cwd: folder, env });
  expect(stderr).toBe('');
  return stdout;
}

it('sends each ticket to the team that it is for, and tells what that cost, in both frameworks', async () => {
  const told = await run();
  expect(told).toContain('emulator');
  const teams = [...told.matchAll(/^ {2}team (\w+) \((\d\.\d\d)\)/gm)].map(([, team, probability]) => [
    team,
    Number(probability) > 1 / 3,
  ]);
  expect(teams).toEqual([
    ['billing', true],
    ['technical', true],
    ['billing', true],
    ['technical', true],
  ]);
  const costs = [...told.matchAll(/^ {2}(\d+) tokens, \$([\d.]+)$/gm)];
  expect(costs).toHaveLength(4);
  expect(costs.every(([, tokens, dollars]) => Number(tokens) > 0 && Number(dollars) > 0)).toBe(true);
});

it('takes a ticket of its own', async () => {
  expect((await run('An offer with a price for more seats')).match(/team sales/g)).toHaveLength(2);
});
