import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { ChatOpenRouter } from './index.ts';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

// Every test runs twice: see `langchain:lowest` in vitest.config.ts.
it('runs on the version of LangChain’s core that these tests are for', () => {
  const highest: string = manifest.devDependencies['@langchain/core'];
  const lowest: string = manifest.peerDependencies['@langchain/core'].replace('^', '');
  const expected = process.env['LANGCHAIN_CORE'] === 'lowest' ? lowest : highest;
  expect(new ChatOpenRouter('maker/model').metadata?.['versions']).toEqual({ '@langchain/core': expected });
});
