import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, OPENROUTER_MODEL: _model, ...env } = process.env;

// It runs as its users run it, on the built packages.
it('streams reasoning and text, and tells who answered and what it cost', { timeout: 60_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts'], { cwd: folder, env });
  expect(stdout).toContain('emulator');
  expect(stdout).toMatch(/^\(.+\)$/m);
  expect(stdout).toMatch(/anthropic\/claude-\S+ by Anthropic/);
  expect(stdout).toMatch(/\d+ input and [1-9]\d* output tokens, cost \$0\.0\d*[1-9]/);
});
