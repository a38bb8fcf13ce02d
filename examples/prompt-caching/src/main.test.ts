import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, OPENROUTER_MODEL: _model, ...env } = process.env;

// It runs as its users run it, on the built packages.
it(
  'writes the prompt to the cache once and reads it the second time, which costs less',
  { timeout: 60_000 },
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['src/main.ts'], { cwd: folder, env });
    expect(stdout).toContain('emulator');
    const [first, second] = [...stdout.matchAll(/(\d+) tokens written to the cache, (\d+) read from it/g)];
    expect(Number(first?.[1])).toBeGreaterThan(1024);
    expect(first?.[2]).toBe('0');
    expect([second?.[1], second?.[2]]).toEqual(['0', first?.[1]]);
    const [dear = 0, cheap = 0] = [...stdout.matchAll(/cost \$([\d.]+)/g)].map((found) => Number(found[1]));
    expect(cheap).toBeGreaterThan(0);
    expect(cheap).toBeLessThan(dear / 2);
  },
);
