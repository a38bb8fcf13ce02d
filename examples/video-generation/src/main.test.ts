import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, ...env } = process.env;

// It runs as its users run it, on the built packages.
it('submits one job, tells of it and of every poll, and saves the file', { timeout: 60_000 }, async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['src/main.ts'], { cwd: folder, env });
  expect(stdout).toContain('emulator');
  const polls = [...stdout.matchAll(/^(\S+): (pending|in_progress|completed)$/gm)];
  expect(new Set(polls.map(([, id]) => id)).size).toBe(1);
  expect(polls.map(([, , status]) => status)).toEqual(['pending', 'pending', 'in_progress', 'completed']);
  expect(stdout).toMatch(/video\/mp4, [1-9]\d* bytes, cost \$0\.\d*[1-9]/);
  expect(stderr).toBe('');
});
