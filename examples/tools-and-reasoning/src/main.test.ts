import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, OPENROUTER_MODEL: _model, ...env } = process.env;

// It runs as its users run it, on the built packages.
it('runs a tool loop with reasoning over two turns', { timeout: 60_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts'], { cwd: folder, env });
  expect(stdout).toContain('emulator');
  expect(stdout.match(/→ lookUpStock \{"article"/g)).toHaveLength(2);
  expect(stdout.match(/← \{"article"/g)).toHaveLength(2);
  expect(stdout).toMatch(/[2-9] pieces of reasoning are in the history, cost \$0\.00[0-9]*[1-9]/);
});
