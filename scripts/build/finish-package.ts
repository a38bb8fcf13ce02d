/**
 * Finishes what the bundler has written, in the folder of a package: restores `export type *` in declarations, which it writes as
 * `export *` and would so promise values that an entry point does not have; indents them by tabs, because four spaces are a twentieth of
 * them; deletes the CommonJS file of an entry point whose
 * `exports` name another one; and makes one file of an entry point, or a file that is loaded later, that only hands on other files and of
 * the largest of these, because each costs an import a quarter of a millisecond. That file exports more than its types say, which an entry
 * point for the project's own packages can bear; a main entry stays.
 */
import { appendFileSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

import { codeOfEntry } from './code-of-entry.ts';
import { withTypeOnlyExports } from './with-type-only-exports.ts';

for (const name of readdirSync('dist').filter((file) => /\.d\.c?ts$/.test(file))) {
  const written = readFileSync(`dist/${name}`, 'utf8');
  const restored = withTabs(withTypeOnlyExports(written));
  if (restored !== written) writeFileSync(`dist/${name}`, restored);
}

const manifest = readFileSync('package.json', 'utf8');
for (const name of readdirSync('dist').filter((file) => file.endsWith('.cjs'))) {
  if (!manifest.includes(`"./dist/${name}"`)) rmSync(`dist/${name}`);
}

const modules = () => readdirSync('dist').filter((file) => file.endsWith('.js'));
for (const entry of modules().filter((name) => name !== 'index.js' && !name.startsWith('chunk-'))) {
  const code = codeOfEntry(readFileSync(`dist/${entry}`, 'utf8'), (file) => statSync(`dist/${file}`).size);
  if (code === undefined) continue;
  const { chunk, others } = code;
  renameSync(`dist/${chunk}`, `dist/${entry}`);
  appendFileSync(`dist/${entry}`, others);
  for (const name of modules()) {
    writeFileSync(`dist/${name}`, readFileSync(`dist/${name}`, 'utf8').replaceAll(`"./${chunk}"`, `"./${entry}"`));
  }
}

function withTabs(declarations: string): string {
  return declarations.replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
}
