import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, OPENROUTER_MODEL: _model, ...env } = process.env;

// It runs as its users run it, on the built packages.
it('looks a price up and answers with an object', { timeout: 60_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts'], { cwd: folder, env });
  expect(stdout).toContain('emulator');
  expect(stdout).toContain('→ look_up_price');
  expect(stdout).toContain('← {"article":"blanket","price":24.9}');
  expect(stdout).toMatch(/Answer: \{ answer: .+, articles: \[/);
  expect(stdout).toMatch(/2 calls, \d+ tokens, cost \$0\.00[1-9]/);
});
