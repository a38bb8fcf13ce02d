import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { defaultModels } from '@openrouter-adapters/emulator';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, ...env } = process.env;

/** What the catalogue's prices make of so many tokens, in US dollars. */
function priceOf(id: string, inputTokens: number, outputTokens: number): number {
  const { pricing } = defaultModels.find((model) => model.id === id) ?? {};
  if (pricing === undefined) throw new Error(`There is no ${id}.`);
  return Number(pricing.prompt) * inputTokens + Number(pricing.completion) * outputTokens;
}

// It runs as its users run it, on the built packages.
it('runs three stages with three models, and tells what each cost, in both frameworks', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['src/main.ts'], { cwd: folder, env });
  expect(stdout).toContain('emulator');
  expect(stdout.match(/^Facts: \{"product":/gm)).toHaveLength(2);
  expect(stdout.match(/^Verdict: \{"isFaithful":/gm)).toHaveLength(2);

  const stages = [...stdout.matchAll(/^ {2}(\w+) +(\S+\/\S+) +(\d+) tokens in, (\d+) out, \$([\d.]+)$/gm)];
  expect(stages.map(([, stage]) => stage)).toEqual(['extract', 'write', 'check', 'extract', 'write', 'check']);
  expect(new Set(stages.map(([, , model]) => model)).size).toBe(3);
  for (const [, , model = '', input, output, cost] of stages) {
    expect(Number(cost)).toBeGreaterThan(0);
    expect(Number(cost)).toBeCloseTo(priceOf(model, Number(input), Number(output)), 8);
  }
  const totals = [...stdout.matchAll(/^ {2}total +\$([\d.]+)$/gm)].map(([, total]) => Number(total));
  const costs = stages.map(([, , , , , cost]) => Number(cost));
  expect(totals).toHaveLength(2);
  for (const [run, total] of totals.entries()) {
    expect(total).toBeCloseTo(
      costs.slice(run * 3, run * 3 + 3).reduce((sum, cost) => sum + cost, 0),
      8,
    );
  }
  expect(stderr).toBe('');
});
