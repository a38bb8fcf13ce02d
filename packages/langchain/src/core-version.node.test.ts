import { readFileSync } from 'node:fs';

import highest from '@langchain/core/package.json' with { type: 'json' };
import lowest from '@langchain/core-lowest/package.json' with { type: 'json' };
import { expect, it } from 'vitest';

import { isLowestLangChain } from '../test/langchain-version.ts';
import { ChatOpenRouter } from './index.ts';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

// Every test runs twice: see `langchain:lowest` in vitest.config.ts.
it('runs on the version of LangChain’s core that these tests are for', () => {
  expect(manifest.peerDependencies['@langchain/core']).toBe(`^${lowest.version}`);
  const expected = isLowestLangChain ? lowest : highest;
  expect(new ChatOpenRouter('maker/model').metadata?.['versions']).toEqual({ '@langchain/core': expected.version });
  if (!isLowestLangChain) expect(highest.version).not.toBe(lowest.version);
});
