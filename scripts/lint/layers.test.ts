import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Snippet {
  readonly says: string;
  readonly file: string;
  readonly source: string;
  /** The rule that must fire, and no other; without it the snippet must pass. */
  readonly rule?: string;
}

const core = 'packages/core/src';
const machine = `${core}/chat/stream`;
const aiSdk = 'packages/ai-sdk-provider/src';
const langchain = 'packages/langchain/src';
const emulator = 'packages/emulator/src';

const imports = 'eslint(no-restricted-imports)';
const globals = 'eslint(no-restricted-globals)';
const properties = 'eslint(no-restricted-properties)';
const fetchCalls = 'layers(only-transport-calls-fetch)';

function importOf(specifier: string): string {
  return `export * from '${specifier}';\n`;
}

function value(expression: string): string {
  return `export const value: unknown = ${expression};\n`;
}

const snippets: readonly Snippet[] = [
  ...['ai', '@ai-sdk/provider', '@langchain/core/messages', 'langchain', 'openai', 'zod', 'zod/mini'].map(
    (specifier) => ({
      says: `core imports ${specifier}`,
      file: `${core}/a/${specifier.replaceAll('/', '-')}.ts`,
      source: importOf(specifier),
      rule: imports,
    }),
  ),
  {
    says: 'core imports a type of a framework',
    file: `${core}/b.ts`,
    rule: imports,
    source: `import type { ModelMessage } from 'ai';\nexport type Message = ModelMessage;\n`,
  },
  { says: 'core imports node:crypto', file: `${core}/c.ts`, rule: imports, source: importOf('node:crypto') },
  {
    says: 'core imports another package',
    file: `${core}/d.ts`,
    rule: imports,
    source: importOf('@openrouter-adapters/emulator'),
  },
  {
    says: 'core reaches into another package',
    file: `${core}/e.ts`,
    rule: imports,
    source: importOf('../../emulator/src/index.ts'),
  },
  { says: 'an agent tool imports zod', file: `${core}/agent-tools/f.ts`, source: importOf('zod') },
  {
    says: 'an agent tool imports a framework',
    file: `${core}/agent-tools/g.ts`,
    rule: imports,
    source: importOf('ai'),
  },
  { says: 'a test of core imports a Node module', file: `${core}/h.test.ts`, source: importOf('node:http') },
  { says: 'a test of core imports a framework', file: `${core}/i.test.ts`, rule: imports, source: importOf('ai') },

  { says: 'the machine calls fetch', file: `${machine}/a.ts`, rule: globals, source: value('typeof fetch') },
  { says: 'the machine sets a timer', file: `${machine}/b.ts`, rule: globals, source: value('setTimeout(() => 1, 1)') },
  { says: 'the machine reads the clock', file: `${machine}/c.ts`, rule: globals, source: value('Date.now()') },
  {
    says: 'the machine reads the clock through globalThis',
    file: `${machine}/d.ts`,
    rule: properties,
    source: value('globalThis.Date'),
  },
  { says: 'the machine rolls dice', file: `${machine}/e.ts`, rule: properties, source: value('Math.random()') },
  {
    says: 'the machine takes a random id',
    file: `${machine}/f.ts`,
    rule: globals,
    source: value('crypto.randomUUID()'),
  },
  {
    says: 'the machine imports from http/',
    file: `${machine}/g.ts`,
    rule: imports,
    source: importOf('../../http/sse.ts'),
  },
  {
    says: 'the machine imports a framework',
    file: `${machine}/h.ts`,
    rule: imports,
    source: importOf('@langchain/core/messages'),
  },
  { says: 'the machine computes', file: `${machine}/i.ts`, source: value('Math.max(1, 2)') },
  { says: 'core outside the machine reads the clock', file: `${core}/http/retry.ts`, source: value('Date.now()') },

  { says: 'core calls the global fetch', file: `${core}/fetch/a.ts`, rule: globals, source: value('[fetch]') },
  {
    says: 'core takes fetch from globalThis',
    file: `${core}/fetch/b.ts`,
    rule: properties,
    source: value('globalThis.fetch'),
  },
  {
    says: 'core calls an injected fetch',
    file: `${core}/fetch/c.ts`,
    rule: fetchCalls,
    source: `export function send(settings: { fetch: typeof globalThis.fetch }): Promise<Response> {\n  return settings.fetch('x');\n}\n`,
  },
  {
    says: 'core calls a destructured fetch',
    file: `${core}/fetch/d.ts`,
    rule: fetchCalls,
    source: `export function send({ fetch }: { fetch: typeof globalThis.fetch }): Promise<Response> {\n  return fetch('x');\n}\n`,
  },
  {
    says: 'an adapter calls an injected fetch',
    file: `${aiSdk}/fetch.ts`,
    rule: fetchCalls,
    source: `export function send(settings: { fetch?: typeof globalThis.fetch }): Promise<Response> | undefined {\n  return settings.fetch?.('x');\n}\n`,
  },
  {
    says: 'an adapter calls a private fetch',
    file: `${langchain}/fetch.ts`,
    rule: fetchCalls,
    source: `export class Sender {\n  readonly #fetch = (url: string): string => url;\n  send(): string {\n    return this.#fetch('x');\n  }\n}\n`,
  },
  {
    says: 'core passes an injected fetch on',
    file: `${core}/fetch/e.ts`,
    source: `export function pass(settings: { fetch: typeof globalThis.fetch }): { fetch: typeof globalThis.fetch } {\n  return { fetch: settings.fetch };\n}\n`,
  },
  {
    says: 'the transport calls fetch',
    file: `${core}/http/transport.ts`,
    source: `export function send(settings: { fetch?: typeof globalThis.fetch }): Promise<Response> {\n  return (settings.fetch ?? globalThis.fetch)('x');\n}\n\nexport function sendPlain(): Promise<Response> {\n  return fetch('x');\n}\n`,
  },

  { says: 'core reads process.env', file: `${core}/env/a.ts`, rule: globals, source: value('process.env') },
  {
    says: 'core reads globalThis.process',
    file: `${core}/env/b.ts`,
    rule: properties,
    source: value('globalThis.process?.env'),
  },
  { says: 'an adapter uses Buffer', file: `${langchain}/buffer.ts`, rule: globals, source: value('Buffer.alloc(1)') },
  {
    says: 'an adapter uses Buffer of globalThis',
    file: `${aiSdk}/buffer.ts`,
    rule: properties,
    source: value('globalThis.Buffer'),
  },
  { says: 'an adapter imports node:buffer', file: `${aiSdk}/node.ts`, rule: imports, source: importOf('node:buffer') },
  {
    says: 'an adapter imports a bare Node module',
    file: `${langchain}/node.ts`,
    rule: imports,
    source: importOf('fs'),
  },
  {
    says: 'the environment file reads the environment',
    file: `${core}/http/environment.ts`,
    source: value('globalThis.process?.env'),
  },
  { says: 'a test of an adapter reads process.env', file: `${langchain}/env.test.ts`, source: value('process.env') },

  {
    says: 'the AI SDK adapter imports LangChain',
    file: `${aiSdk}/a.ts`,
    rule: imports,
    source: importOf('@langchain/core/messages'),
  },
  { says: 'the AI SDK adapter imports ai', file: `${aiSdk}/b.ts`, rule: imports, source: importOf('ai') },
  { says: 'the AI SDK adapter imports what it may', file: `${aiSdk}/c.ts`, source: importOf('@ai-sdk/provider') },
  { says: 'a test of the AI SDK adapter imports ai', file: `${aiSdk}/c.test.ts`, source: importOf('ai') },
  {
    says: 'the LangChain adapter imports the AI SDK',
    file: `${langchain}/a.ts`,
    rule: imports,
    source: importOf('@ai-sdk/provider'),
  },
  {
    says: 'the LangChain adapter imports openai',
    file: `${langchain}/b.ts`,
    rule: imports,
    source: importOf('openai'),
  },
  {
    says: 'an adapter imports the emulator',
    file: `${langchain}/c.ts`,
    rule: imports,
    source: importOf('@openrouter-adapters/emulator'),
  },
  {
    says: 'a test of an adapter imports the emulator',
    file: `${langchain}/c.test.ts`,
    source: importOf('@openrouter-adapters/emulator'),
  },
  { says: 'an adapter imports core', file: `${langchain}/d.ts`, source: importOf('@openrouter-adapters/core') },
  {
    says: 'the emulator imports core',
    file: `${emulator}/a.ts`,
    rule: imports,
    source: importOf('@openrouter-adapters/core'),
  },
  {
    says: 'a test of the emulator imports an adapter',
    file: `${emulator}/b.test.ts`,
    rule: imports,
    source: importOf('@openrouter-adapters/langchain'),
  },
  {
    says: 'the emulator reaches into core',
    file: `${emulator}/c.ts`,
    rule: imports,
    source: importOf('../../core/src/index.ts'),
  },
  { says: 'the emulator listens', file: `${emulator}/d.ts`, source: importOf('node:http') },

  {
    says: 'two files import each other',
    file: `${core}/cycle/a.ts`,
    rule: 'import(no-cycle)',
    source: `import { b } from './b.ts';\nexport const a = (): unknown => b;\n`,
  },
  {
    says: 'two files import each other, seen from the other',
    file: `${core}/cycle/b.ts`,
    rule: 'import(no-cycle)',
    source: `import { a } from './a.ts';\nexport const b = (): unknown => a;\n`,
  },
  {
    says: 'two files import types of each other',
    file: `${core}/cycle/c.ts`,
    rule: 'import(no-cycle)',
    source: `import type { D } from './d.ts';\nexport type C = D | 'c';\n`,
  },
  {
    says: 'two files import types of each other, seen from the other',
    file: `${core}/cycle/d.ts`,
    rule: 'import(no-cycle)',
    source: `import type { C } from './c.ts';\nexport type D = readonly C[];\n`,
  },
  {
    says: 'a package prints',
    file: `${emulator}/print.ts`,
    rule: 'eslint(no-console)',
    source: `export function print(): void {\n  console.log('x');\n}\n`,
  },
  {
    says: 'an any',
    file: `${core}/types/a.ts`,
    rule: 'typescript(no-explicit-any)',
    source: 'export const value: any = 1;\n',
  },
  {
    says: 'a non-null assertion',
    file: `${core}/types/b.ts`,
    rule: 'typescript(no-non-null-assertion)',
    source: `export function first(list: readonly string[]): string {\n  return list[0]!;\n}\n`,
  },
  {
    says: 'a floating promise',
    file: `${core}/types/c.ts`,
    rule: 'typescript(no-floating-promises)',
    source: `export function start(work: () => Promise<void>): void {\n  work();\n}\n`,
  },
  {
    says: 'a switch that forgets a member',
    file: `${core}/types/d.ts`,
    rule: 'typescript(switch-exhaustiveness-check)',
    source: `export function name(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A';\n  }\n  return '';\n}\n`,
  },
  {
    says: 'a type imported as a value',
    file: `${core}/types/e.ts`,
    rule: 'typescript(consistent-type-imports)',
    source: `import { Kind } from './kind.ts';\nexport const kinds: Kind[] = [];\n`,
  },
  {
    says: 'a type imported as a type',
    file: `${core}/types/kind.ts`,
    source: `import type { Kind as K } from './kinds.ts';\nexport type Kind = K | 'other';\n`,
  },
  { says: 'a union', file: `${core}/types/kinds.ts`, source: `export type Kind = 'a' | 'b';\n` },
  {
    says: 'core imports from its own folder stream/',
    file: `${core}/chat/fold.ts`,
    source: importOf('./stream/i.ts'),
  },
  {
    says: 'a test with .only',
    file: `${core}/only.test.ts`,
    rule: 'vitest(no-focused-tests)',
    source: `import { expect, test } from 'vitest';\ntest.only('adds', () => {\n  expect(1 + 1).toBe(2);\n});\n`,
  },
  {
    says: 'a test with .skip',
    file: `${core}/skip.test.ts`,
    rule: 'vitest(no-disabled-tests)',
    source: `import { expect, test } from 'vitest';\ntest.skip('adds', () => {\n  expect(1 + 1).toBe(2);\n});\n`,
  },
];

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

/** A copy of the lint set-up in which the snippets lie where the layers are. */
const folder = mkdtempSync(join(tmpdir(), 'layers-'));
const fired = new Map<string, string[]>();

beforeAll(() => {
  for (const file of ['oxlint.config.ts', 'tsconfig.json', 'package.json', 'scripts/lint/transport-plugin.ts']) {
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, source } of snippets) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, source);
  }
  const run = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json', 'packages'], {
    cwd: folder,
    encoding: 'utf8',
  });
  // The shape of oxlint's JSON report.
  const report = JSON.parse(run.stdout) as { diagnostics: Diagnostic[]; number_of_files: number };
  expect(report.number_of_files, run.stderr).toBe(snippets.length);
  for (const { filename, code } of report.diagnostics) {
    fired.set(filename, [...(fired.get(filename) ?? []), code]);
  }
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the linter refuses when', () => {
  for (const { says, file, rule } of snippets.filter((snippet) => snippet.rule !== undefined)) {
    test(says, () => {
      expect([...new Set(fired.get(file))]).toEqual([rule]);
    });
  }
});

describe('the linter accepts when', () => {
  for (const { says, file } of snippets.filter((snippet) => snippet.rule === undefined)) {
    test(says, () => {
      expect(fired.get(file)).toBeUndefined();
    });
  }
});
