import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const folder = new URL('../temp/readme/', import.meta.url);
const compiler = fileURLToPath(new URL('./bin/tsc', import.meta.resolve('typescript-native/package.json')));

it('every program of the README compiles by itself', async () => {
  const text = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const programs = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, program = '']) => program);
  expect(programs.length).toBeGreaterThan(6);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const config = {
    extends: '../../../../tsconfig.json',
    // What a program of a few lines makes need not be used, and LangChain's own types do not bear exact optional properties.
    compilerOptions: { noUnusedLocals: false, exactOptionalPropertyTypes: false, moduleDetection: 'force' },
    include: ['*.ts'],
  };
  await writeFile(new URL('tsconfig.json', folder), JSON.stringify(config));
  for (const [index, program] of programs.entries()) await writeFile(new URL(`${index}.ts`, folder), program);
  const run = promisify(execFile)(process.execPath, [compiler, '-p', fileURLToPath(folder)]);
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  // The sources have stricter rules, and a check of their own.
  expect(stdout.split('\n').filter((line) => /readme\/\d+\.ts\(/.test(line))).toEqual([]);
});
