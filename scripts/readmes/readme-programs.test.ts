import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { beforeAll, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const folder = new URL('temp/readmes/', root);
const compiler = fileURLToPath(new URL('./bin/tsc', import.meta.resolve('typescript-native/package.json')));

/** A block of code that can be copied as it is: one that has its imports. */
interface Program {
  file: string;
  text: string;
}

async function readPrograms(name: string, path: string): Promise<Program[]> {
  const readme = await readFile(new URL(path, root), 'utf8');
  return [...readme.matchAll(/^```ts\n(.*?)^```$/gms)]
    .map(([, text = '']) => text)
    .filter((text) => text.startsWith('import '))
    .map((text, index) => ({ file: `${name}-${index + 1}.ts`, text }));
}

const names = ['core', 'ai-sdk-provider', 'langchain', 'emulator'];
const programs = [
  ...(await readPrograms('root', 'README.md')),
  ...(await Promise.all(names.map((name) => readPrograms(name, `packages/${name}/README.md`)))).flat(),
];
const tests = programs.filter(({ text }) => text.includes("from 'node:assert/strict'"));

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { file, text } of programs) await writeFile(new URL(file, folder), text);
});

it('every program of the READMEs compiles by itself', async () => {
  const config = {
    extends: '../../tsconfig.json',
    // What a program of a few lines makes need not be used, and LangChain's own types do not bear exact optional properties.
    compilerOptions: { noUnusedLocals: false, exactOptionalPropertyTypes: false, moduleDetection: 'force' },
    include: ['*.ts'],
  };
  await writeFile(new URL('tsconfig.json', folder), JSON.stringify(config));
  const run = promisify(execFile)(process.execPath, [compiler, '-p', fileURLToPath(folder)]);
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  // The sources have stricter rules, and a check of their own.
  expect(stdout.split('\n').filter((line) => /readmes\/[\w-]+\.ts\(/.test(line))).toEqual([]);
});

it('each package shows a test with the emulator', () => {
  expect(tests.map(({ file }) => file.replace(/-\d+\.ts$/, '')).toSorted()).toEqual([...names].toSorted());
});

it.each(tests)('the test in the README passes: $file', async ({ file }) => {
  await expect(import(/* @vite-ignore */ new URL(file, folder).href)).resolves.toBeDefined();
});
