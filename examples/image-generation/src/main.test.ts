import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, ...env } = process.env;

// It runs as its users run it, on the built packages.
it(
  'makes images through the images API and through a chat, and tells what each cost',
  { timeout: 60_000 },
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts'], { cwd: folder, env });
    expect(stdout).toContain('emulator');
    for (const name of ['first', 'changed', 'chat']) {
      expect(stdout).toMatch(new RegExp(`^${name}: image/png, [1-9]\\d* bytes, cost \\$0\\.\\d*[1-9]`, 'm'));
    }
    expect(stdout).not.toContain('warning');
  },
);
