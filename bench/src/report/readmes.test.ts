import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { toReport } from './readmes.ts';
import { readResults } from './results.ts';

const results = await readResults();

describe.each([
  ['ai-sdk-provider', 'aiSDK', '@langchain/openrouter'],
  ['langchain', 'langChain', '@openrouter/ai-sdk-provider'],
] as const)('the measurements in the README of %s', (name, adapter, packageOfTheOther) => {
  const report = toReport(results, adapter);

  it('are those of the last whole run', async () => {
    const text = await readFile(new URL(`../../../packages/${name}/README.md`, import.meta.url), 'utf8');
    expect(text).toContain(report);
  });

  it('can be read without those of the other', () => {
    expect(report).not.toContain(packageOfTheOther);
    expect(report).not.toMatch(/\b[AB]\b/);
  });
});
