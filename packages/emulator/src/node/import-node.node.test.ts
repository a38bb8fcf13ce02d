import { readdir, readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

const SOURCES = new URL('../', import.meta.url);
/** An import of a module of Node that stays when the types are gone. */
const IMPORT = /^import (?!type ).*from 'node:|import\([^)]*'node:/m;

test('nothing but the command line names a module of Node in an import: bundlers for browsers would look for it', async () => {
  const names = await readdir(SOURCES, { recursive: true });
  const shipped = names.filter(
    (name) => name.endsWith('.ts') && !/\.test(?:-d)?\.ts$|^testing\/|^cli(?:\/|\.ts$)/.test(name),
  );
  expect(shipped).toContain('node/listen.ts');
  const naming: string[] = [];
  for (const name of shipped) {
    if (IMPORT.test(await readFile(new URL(name, SOURCES), 'utf8'))) naming.push(name);
  }
  expect(naming).toEqual([]);
});
