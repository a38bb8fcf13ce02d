/**
 * Restores `export type *` in the declarations of the package in whose folder it runs: the bundler of declarations writes `export *`,
 * by which an entry point would promise values that it does not have.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { withTypeOnlyExports } from './with-type-only-exports.ts';

for (const name of readdirSync('dist').filter((file) => /\.d\.c?ts$/.test(file))) {
  const written = readFileSync(`dist/${name}`, 'utf8');
  const restored = withTypeOnlyExports(written);
  if (restored !== written) writeFileSync(`dist/${name}`, restored);
}
