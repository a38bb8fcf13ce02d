import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { defaultModels } from '@openrouter-adapters/emulator';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, OPENROUTER_MODEL: _model, ...env } = process.env;

/** The cheapest model of the catalogue that is not free, found without the API and without any tool. */
function findCheapest(context: number) {
  const [cheapest] = defaultModels
    .filter((model) => model.supported_parameters.includes('tools') && (model.context_length ?? 0) >= context)
    .filter((model) => model.architecture.output_modalities.includes('text') && Number(model.pricing.prompt) > 0)
    .toSorted((first, second) => Number(first.pricing.prompt) - Number(second.pricing.prompt));
  if (cheapest === undefined) throw new Error('There is no such model.');
  return cheapest;
}

/** Decimal arithmetic in whole units of 10⁻¹⁵ dollars. */
function multiply(pricePerToken: string, tokens: number): number {
  return Number(BigInt(Math.round(Number(pricePerToken) * 1e15)) * BigInt(tokens)) / 1e15;
}

// It runs as its users run it, on the built packages.
it.each([
  [[], 200_000, 3_000_000],
  [['Which model with tools and 900k context is cheapest, and what would 7M input tokens cost?'], 900_000, 7_000_000],
])('finds the cheapest model and what its tokens cost, in both frameworks: %j', async (question, context, tokens) => {
  const run = promisify(execFile)(process.execPath, ['src/main.ts', ...question], { cwd: folder, env });
  const { stdout, stderr } = await run;
  const { id, context_length, pricing } = findCheapest(context);
  const answer =
    `The cheapest is ${id}, with ${context_length} tokens of context, at $${multiply(pricing.prompt, 1_000_000)} per million input tokens. ` +
    `${tokens} input tokens cost $${multiply(pricing.prompt, tokens)}.`;
  expect(stdout).toContain('emulator');
  expect(stdout.split(answer)).toHaveLength(3);
  for (const name of ['openrouter_list_models', 'input_cost']) {
    expect(stdout.match(new RegExp(`^→ ${name} `, 'gm'))).toHaveLength(2);
  }
  expect(stderr).toBe('');
});
