import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { build, type Metafile } from 'esbuild';

import type { Measurement, Part } from '../measurement.ts';

const ours = '@openrouter-adapters';
const outside = ['ai', '@ai-sdk/*', '@langchain/core', '@langchain/core/*', 'langchain', 'zod', 'zod/*', 'node:*'];
const chatOfAISDK = `export { createOpenRouterChat } from '${ours}/ai-sdk-provider/chat'`;
const streamText = "import { streamText } from 'ai'; globalThis.streamText = streamText;";

/** What the packages weigh: in a bundle, on disk, at import. */
export const sizesPart: Part = {
  name: 'sizes',
  async measure() {
    return [await measureChat(), await measureAll(), await measureBrowser(), measureInstalled(), ...measureImports()];
  },
};

async function measureChat(): Promise<Measurement> {
  return {
    work: 'bundle, chat alone, with what it loads later (esbuild, minified + gzip; the framework’s packages and zod outside)',
    unit: 'kB',
    values: {
      aiSDK: await bundle(chatOfAISDK, outside),
      a: await bundle("export { createOpenRouter } from '@openrouter/ai-sdk-provider'", outside),
      langChain: await bundle(`export { ChatOpenRouter } from '${ours}/langchain'`, outside),
      b: await bundle("export { ChatOpenRouter } from '@langchain/openrouter'", outside),
    },
    compare: 'number',
    wanted: { aiSDK: 12, langChain: 12 },
    noteOf: { a: 'has no chat alone: all its five kinds' },
  };
}

async function measureAll(): Promise<Measurement> {
  return {
    work: 'bundle, everything of the main entry',
    unit: 'kB',
    values: {
      aiSDK: await bundle(`export * from '${ours}/ai-sdk-provider'`, outside, true),
      a: await bundle("export * from '@openrouter/ai-sdk-provider'", outside, true),
      langChain: await bundle(`export * from '${ours}/langchain'`, outside, true),
      b: await bundle("export * from '@langchain/openrouter'", outside, true),
    },
    compare: 'number',
    wanted: { aiSDK: 30, langChain: 30 },
    note: 'what is loaded at the beginning, without what it loads later',
  };
}

async function measureBrowser(): Promise<Measurement> {
  const alone = await bundle(streamText, []);
  const withOfficial = `${streamText} export { createOpenRouter } from '@openrouter/ai-sdk-provider'`;
  return {
    work: 'what it adds to a browser bundle of `streamText` (gzip)',
    unit: 'kB',
    values: {
      aiSDK: (await bundle(`${streamText} ${chatOfAISDK}`, [])) - alone,
      a: (await bundle(withOfficial, [])) - alone,
    },
    compare: 'number',
    wanted: { aiSDK: 15 },
    noteOf: { aiSDK: 'chat alone' },
  };
}

/** Kilobytes, minified and compressed. With splitting of what is loaded at the beginning: code behind `import()` is a file of its own. */
async function bundle(contents: string, external: string[], splitting = false): Promise<number> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: process.cwd(), sourcefile: 'entry.js' },
    bundle: true,
    splitting,
    outdir: 'out',
    minify: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['import'],
    // Without the paths of this repository, which lead to sources: what is measured is what is published.
    tsconfigRaw: '{}',
    external: [...external, 'node:*'],
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const first = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === 'entry.js') ?? '';
  const loaded = loadedWith(first, metafile.outputs);
  const bytes = outputFiles
    .filter(({ path }) => [...loaded].some((name) => path.endsWith(name)))
    .map((file) => gzipSync(file.contents).length);
  return bytes.reduce((sum, each) => sum + each, 0) / 1000;
}

/** A file and those that it imports, and so on. */
function loadedWith(path: string, outputs: Metafile['outputs'], seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { path: next, kind, external } of outputs[path]?.imports ?? []) {
    if (kind === 'import-statement' && external !== true) loadedWith(next, outputs, seen);
  }
  return seen;
}

const require = createRequire(import.meta.url);

function measureInstalled(): Measurement {
  return {
    work: 'installed beside the framework',
    unit: 'MB',
    values: {
      aiSDK: megabytesOf(`${ours}/ai-sdk-provider`),
      a: megabytesOf('@openrouter/ai-sdk-provider'),
      langChain: megabytesOf(`${ours}/langchain`),
      b: megabytesOf('@langchain/openrouter'),
    },
    compare: 'number',
    wanted: { aiSDK: 1.5, langChain: 1.5 },
  };
}

/** A package with its dependencies, the framework's own packages left out. */
function megabytesOf(name: string): number {
  const seen = new Set<string>();
  const add = (one: string): number => {
    if (seen.has(one) || one.startsWith('@ai-sdk/') || one === '@langchain/core') return 0;
    seen.add(one);
    const folder = folderOf(one);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    const files = manifest.files?.some((file) => file.includes('*')) === false ? manifest.files : readdirSync(folder);
    const own = bytesOf(folder, files) / 1e6;
    return Object.keys(manifest.dependencies ?? {}).reduce((sum, dependency) => sum + add(dependency), own);
  };
  return add(name);
}

interface Manifest {
  files?: string[];
  dependencies?: Record<string, string>;
}

function folderOf(name: string): string {
  const folders = require.resolve.paths(name) ?? [];
  const folder = folders.map((each) => join(each, name)).find((each) => statSync(each, { throwIfNoEntry: false }));
  if (folder === undefined) throw new Error(`${name} is not installed.`);
  return folder;
}

function bytesOf(folder: string, names: readonly string[]): number {
  let bytes = 0;
  for (const name of names.filter((each) => each !== 'node_modules')) {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) bytes += bytesOf(path, readdirSync(path));
    else bytes += found?.size ?? 0;
  }
  return bytes;
}

function measureImports(): Measurement[] {
  const least = { aiSDK: Infinity, a: Infinity, langChain: Infinity, b: Infinity };
  for (let round = 0; round < 7; round += 1) {
    least.aiSDK = Math.min(least.aiSDK, importTime('ai', `${ours}/ai-sdk-provider`));
    least.a = Math.min(least.a, importTime('ai', '@openrouter/ai-sdk-provider'));
    const chatModels = '@langchain/core/language_models/chat_models';
    least.langChain = Math.min(least.langChain, importTime(chatModels, `${ours}/langchain`));
    least.b = Math.min(least.b, importTime(chatModels, '@langchain/openrouter'));
  }
  return [
    {
      work: '`import` when the framework is loaded already',
      unit: 'ms',
      values: least,
      compare: 'number',
      wanted: { aiSDK: 4, langChain: 10 },
    },
  ];
}

/** Milliseconds that a fresh process needs for an import after another one. */
function importTime(before: string, name: string): number {
  const program = `await import('${before}'); const start = performance.now(); await import('${name}'); console.log(performance.now() - start);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }));
}
