import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, OPENROUTER_MODEL: _model, ...env } = process.env;

// It runs as its users run it, on the built packages.
it('answers three times and tells what it cost', { timeout: 60_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts'], { cwd: folder, env });
  expect(stdout).toContain('emulator');
  for (const reader of ['a child', 'a physicist', 'a poet']) expect(stdout).toContain(`For ${reader}: `);
  expect(stdout).toMatch(/3 calls, \d+ tokens, cost \$0\.00[1-9]/);
});
