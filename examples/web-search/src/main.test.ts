import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, OPENROUTER_MODEL: _model, ...env } = process.env;

// It runs as its users run it, on the built packages.
it('answers with sources, and counts the searches', { timeout: 60_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts'], { cwd: folder, env });
  expect(stdout).toContain('emulator');
  expect(stdout).toMatch(/^- .+: https:\/\/\S+$/m);
  expect(stdout).toMatch(/Searches: [1-9]\d*, cost \$0\.0+[1-9]/);
});
