/**
 * Finishes what the bundler has written, in the folder of a package: restores `export type *` in declarations, which it writes as
 * `export *` and would so promise values that an entry point does not have; and deletes the CommonJS file of an entry point whose
 * `exports` name another one.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { withTypeOnlyExports } from './with-type-only-exports.ts';

for (const name of readdirSync('dist').filter((file) => /\.d\.c?ts$/.test(file))) {
  const written = readFileSync(`dist/${name}`, 'utf8');
  const restored = withTypeOnlyExports(written);
  if (restored !== written) writeFileSync(`dist/${name}`, restored);
}

const manifest = readFileSync('package.json', 'utf8');
for (const name of readdirSync('dist').filter((file) => file.endsWith('.cjs'))) {
  if (!manifest.includes(`"./dist/${name}"`)) rmSync(`dist/${name}`);
}
