import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const entry = fileURLToPath(new URL('index.ts', import.meta.url));

/** Modules of other packages that a source file of this package loads at run time, itself or through other files of the package. */
function importedModules(file: string, seen: Set<string> = new Set()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const names = [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']*)'/gms)].map(
    (match) => match[1] ?? '',
  );
  const found = names.flatMap((name) =>
    name.startsWith('.') ? importedModules(resolve(dirname(file), name), seen) : [name],
  );
  return [...new Set(found)].toSorted();
}

describe('installing the package', () => {
  it('brings one package beside this project’s own, at most', () => {
    const manifest = require('../package.json');
    expect(Object.keys(manifest.dependencies)).toEqual(['@openrouter-adapters/core']);
    const further = Object.keys(require('@openrouter-adapters/core/package.json').dependencies ?? {});
    expect(further.length).toBeLessThanOrEqual(1);
    for (const name of further) expect(require(`${name}/package.json`).dependencies ?? {}, name).toEqual({});
    const optional = Object.keys(manifest.peerDependenciesMeta);
    expect(Object.keys(manifest.peerDependencies).filter((name) => !optional.includes(name))).toEqual([
      '@langchain/core',
    ]);
  });
});

describe('importing the package', () => {
  it('loads LangChain’s core and the base of this project’s core, and nothing else', () => {
    expect(importedModules(entry).filter((name) => !name.startsWith('@langchain/core/'))).toEqual([
      '@openrouter-adapters/core/base',
    ]);
  });

  it('loads nothing of LangChain’s core but what its chat models load themselves', () => {
    expect(require('@langchain/core/language_models/chat_models')).toHaveProperty('BaseChatModel');
    const before = new Set(Object.keys(require.cache));
    for (const name of importedModules(entry)) if (name.startsWith('@langchain/core/')) require(name);
    const more = Object.keys(require.cache).filter((file) => !before.has(file) && file.includes('/dist/'));
    expect(more).toEqual([]);
  });
});

describe('importing another entry', () => {
  expect(require('@langchain/core/language_models/chat_models')).toHaveProperty('BaseChatModel');
  const loaded = new Set(Object.keys(require.cache));
  const tools = ['@langchain/core/tools'];

  it.each([
    ['embeddings', ['@langchain/core/embeddings']],
    ['decisions', ['@langchain/core/decisions']],
    ['rerank', ['@langchain/core/retrievers/document_compressors']],
    ['llm', ['@langchain/core/language_models/llms']],
    ['transcription-loader', ['@langchain/core/document_loaders/base', '@langchain/core/documents']],
    // LangChain's tools load zod.
    ['speech', tools],
    ['transcription', tools],
    ['images', tools],
    ['videos', tools],
  ])('loads for %s %j beside what chat models load', (name, more) => {
    const modules = importedModules(fileURLToPath(new URL(`${name}.ts`, import.meta.url)));
    const langchain = modules.filter((module) => module.startsWith('@langchain/core/'));
    expect(langchain.filter((module) => !loaded.has(require.resolve(module)))).toEqual(more);
    const others = modules.filter((module) => !langchain.includes(module));
    expect(others.filter((module) => !/^@openrouter-adapters\/core(?:\/base)?$/.test(module))).toEqual([]);
  });
});
