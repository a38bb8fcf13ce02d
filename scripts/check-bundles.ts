/**
 * Bundles the built packages as applications do, with the bundler of Vite: what is left out and what is loaded later depends on how the
 * files stand to each other, which no test of the sources shows.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { rolldown, type OutputChunk } from 'rolldown';

import { publishablePackages, repository } from './workspace/publishable-packages.ts';

const hosts = [/^ai$/, /^@ai-sdk\//, /^@langchain\//, /^zod/, /^node:/];

/** The files of a bundle: those that are loaded at the beginning, and those that are loaded later. */
interface Bundle {
  start: readonly OutputChunk[];
  later: readonly OutputChunk[];
}

/** No file: its code is given. */
const entry = join(repository, 'entry.js');

async function bundle(code: string): Promise<Bundle> {
  const build = await rolldown({
    input: entry,
    external: hosts,
    platform: 'browser',
    // What is published is bundled: the paths of this repository lead to sources.
    tsconfig: false,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
  });
  const { output } = await build.generate({ format: 'es', minify: true });
  const chunks = output.filter((file) => file.type === 'chunk');
  const start = new Set<OutputChunk>();
  const add = (chunk: OutputChunk | undefined): void => {
    if (chunk === undefined || start.has(chunk)) return;
    start.add(chunk);
    for (const name of chunk.imports) add(chunks.find(({ fileName }) => fileName === name));
  };
  add(chunks.find(({ isEntry }) => isEntry));
  return { start: [...start], later: chunks.filter((chunk) => !start.has(chunk)) };
}

/** Kilobytes, compressed. */
function sizeOf(chunks: readonly OutputChunk[]): number {
  return chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0) / 1000;
}

interface Expected {
  name: string;
  code: string;
  /** Kilobytes at the beginning at most. */
  start: number;
  /** Files that are loaded later, at most. */
  later: number;
}

const provider = '@openrouter-adapters/ai-sdk-provider';
const all: readonly Expected[] = [
  { name: 'chat alone', code: `export { createOpenRouterChat } from '${provider}/chat'`, start: 29.8, later: 0 },
  { name: 'embeddings alone', code: `export { createOpenRouterEmbeddings } from '${provider}'`, start: 4.2, later: 1 },
  {
    name: 'the verification of webhooks',
    code: `export { verifyVideoWebhook } from '${provider}'`,
    start: 0.5,
    later: 1,
  },
  { name: 'every kind', code: `export { createOpenRouter } from '${provider}'`, start: 10.3, later: 20 },
  {
    name: 'chat in LangChain',
    code: "export { ChatOpenRouter } from '@openrouter-adapters/langchain'",
    start: 29.5,
    later: 10,
  },
];

async function problemsOf({ name, code, start, later }: Expected): Promise<string[]> {
  const found = await bundle(code);
  const size = sizeOf(found.start);
  console.log(`${name}: ${size.toFixed(1)} kB at the beginning, ${found.later.length} files later`);
  return [
    ...(size > start ? [`${name} takes ${size.toFixed(1)} kB at the beginning, more than ${start} kB.`] : []),
    ...(found.later.length > later
      ? [`${name} has ${found.later.length} files that are loaded later, not ${later}.`]
      : []),
  ];
}

/** In CommonJS another module of this project is required: imported, it would be an ES module with classes of its own. */
function importsInCommonJS(): string[] {
  return publishablePackages().flatMap(({ name, folder }) => {
    const files = readdirSync(join(folder, 'dist')).filter((file) => file.endsWith('.cjs'));
    const wrong = files.filter((file) =>
      /\bimport\(["'`]@openrouter-adapters/.test(readFileSync(join(folder, 'dist', file), 'utf8')),
    );
    return wrong.map((file) => `dist/${file} of ${name} imports an ES module of this project.`);
  });
}

const problems = [...(await Promise.all(all.map(problemsOf))).flat(), ...importsInCommonJS()];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
