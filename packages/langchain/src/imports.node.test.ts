import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const sources = fileURLToPath(new URL('.', import.meta.url));

/** Modules that the sources load at run time. */
function importedModules(): string[] {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' });
  const found = files
    // `register` is an entry of its own, for users of the package `langchain`.
    .filter((file) => file.endsWith('.ts') && !/\.test(-d)?\.ts$|^register/.test(file))
    .flatMap((file) => {
      const text = readFileSync(`${sources}/${file}`, 'utf8');
      return [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^.'][^']*)'/gms)].map(
        (match) => match[1] ?? '',
      );
    });
  return [...new Set(found)].toSorted();
}

describe('importing the package', () => {
  it('loads LangChain’s core and this project’s core, and nothing else', () => {
    expect(importedModules().filter((name) => !name.startsWith('@langchain/core/'))).toEqual([
      '@openrouter-adapters/core',
    ]);
  });

  it('loads nothing of LangChain’s core but what its chat models load themselves', () => {
    expect(require('@langchain/core/language_models/chat_models')).toHaveProperty('BaseChatModel');
    const before = new Set(Object.keys(require.cache));
    for (const name of importedModules()) if (name.startsWith('@langchain/core/')) require(name);
    const more = Object.keys(require.cache).filter((file) => !before.has(file) && file.includes('/dist/'));
    expect(more).toEqual([]);
  });
});
