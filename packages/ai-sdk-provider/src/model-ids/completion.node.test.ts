import { fileURLToPath } from 'node:url';

import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const program = fileURLToPath(new URL('program.ts', import.meta.url));

/** What an editor offers at `|` in a program. */
function completionsOf(text: string): Set<string> {
  const source = text.replace('|', '');
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.parseJsonConfigFileContent({ compilerOptions: config.compilerOptions }, ts.sys, root);
  const service = ts.createLanguageService({
    directoryExists: (path) => ts.sys.directoryExists(path),
    fileExists: (path) => path === program || ts.sys.fileExists(path),
    getCompilationSettings: () => options,
    getScriptFileNames: () => [program],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const content = path === program ? source : ts.sys.readFile(path);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    readFile: (path) => ts.sys.readFile(path),
  });
  const offered = service.getCompletionsAtPosition(program, text.indexOf('|'), undefined);
  return new Set(offered?.entries.map(({ name }) => name));
}

it('an editor offers the known ids, their suffixes and presets between the quotes', { timeout: 60_000 }, () => {
  const offered = completionsOf(`import { openrouter } from '../index.ts';\nopenrouter('|');`);
  for (const id of ['anthropic/claude-sonnet-4.5', 'openai/gpt-5:nitro', 'openrouter/auto', '@preset/']) {
    expect(offered).toContain(id);
  }
  expect(offered).not.toContain('openai/text-embedding-3-small');
});
