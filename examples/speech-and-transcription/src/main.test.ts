import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, ...env } = process.env;

// It runs as its users run it, on the built packages.
it('hears what it spoke, in both frameworks', { timeout: 60_000 }, async () => {
  const text = 'Seven green apples lie on the table.';
  const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts', text], { cwd: folder, env });
  expect(stdout).toContain('emulator');
  expect(stdout.match(/^Spoken: [1-9]\d* bytes of audio\/wav, \d+\.\d s$/gm)).toHaveLength(2);
  expect(stdout.match(new RegExp(`^Heard: ${text}$`, 'gm'))).toHaveLength(2);
  expect(stdout.match(/^ {2}0\.0–\d+\.\d s /gm)).toHaveLength(2);
});
