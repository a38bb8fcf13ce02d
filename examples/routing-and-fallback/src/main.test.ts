import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));
const { OPENROUTER_API_KEY: _key, ...env } = process.env;

// It runs as its users run it, on the built packages.
it('goes on at other upstreams and models where one is rate limited, in both frameworks', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['src/main.ts'], { cwd: folder, env });
  expect(stdout).toContain('where Anthropic is rate limited (a simulation');
  const lines = [...stdout.matchAll(/^ {2}(\w+) +(\S+) at ([^,]+), \$(\d\.\d{9}); asked: (.+)$/gm)];
  const routes = lines.map(([, step, model, provider, , asked]) => ({ step, model, provider, asked }));
  expect(routes.slice(0, 4)).toEqual([
    { step: 'triage', model: expect.stringContaining('llama-3.3-70b'), provider: 'Together', asked: 'Together 200' },
    {
      step: 'answer',
      model: expect.stringContaining('anthropic/'),
      provider: 'Amazon Bedrock',
      asked: 'Anthropic 429, Amazon Bedrock 200',
    },
    {
      step: 'translate',
      model: expect.stringContaining('openai/gpt-5-mini'),
      provider: 'OpenAI',
      asked: 'Anthropic 429, OpenAI 200',
    },
    { step: 'polish', model: expect.stringContaining('google/'), provider: 'Google', asked: 'Google 200' },
  ]);
  expect(routes.slice(4)).toEqual(routes.slice(0, 4));
  for (const [, , , , cost] of lines) expect(Number(cost)).toBeGreaterThan(0);
  expect(stdout.match(/given up: Anthropic is temporarily rate-limited.+Try again after 2/g)).toHaveLength(2);
  expect(stderr).toBe('');
});
