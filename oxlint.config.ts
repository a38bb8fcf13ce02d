import { builtinModules } from 'node:module';

import { defineConfig } from 'oxlint';

/**
 * The layers of CONTRIBUTING.md as lint rules. A later override replaces the options of the same rule in an earlier
 * one, so each override names the whole list for its files. `scripts/lint/layers.test.ts` proves that each one fires.
 */
/** The packages of these names or scopes, with every path inside them. */
function packages(names: readonly string[], message: string) {
  return { regex: `^(${names.join('|')})(/|$)`, message };
}

const frameworks = packages(
  ['ai', '@ai-sdk', 'langchain', '@langchain', 'openai'],
  'Core knows no framework: translate in an adapter.',
);
const aiSdk = packages(['ai', '@ai-sdk'], 'The LangChain adapter knows nothing of the AI SDK.');
const langchain = packages(['langchain', '@langchain'], 'The AI SDK adapter knows nothing of LangChain.');
const aiSdkApplication = packages(['ai'], 'A provider depends on @ai-sdk/provider and @ai-sdk/provider-utils only.');
const openaiClients = packages(
  ['openai', '@langchain/openai', '@ai-sdk/openai', '@ai-sdk/openai-compatible'],
  'The adapters speak to OpenRouter themselves.',
);
const zod = packages(['zod'], 'zod stays out of core: only agent-tools/ may use it.');
const noOtherPackage = 'Core and the emulator depend on no other package of this repository.';
const adapters = ['@openrouter-adapters/ai-sdk-provider', '@openrouter-adapters/langchain'];
const otherThanCore = packages([...adapters, '@openrouter-adapters/emulator'], noOtherPackage);
const otherThanEmulator = packages([...adapters, '@openrouter-adapters/core'], noOtherPackage);
const emulator = packages(['@openrouter-adapters/emulator'], 'Only tests and examples use the emulator.');
const nodeModules = {
  regex: `^(node:|(${builtinModules.join('|')})(/|$))`,
  message: 'This package runs wherever fetch does: no Node modules.',
};
const sourcesOfOtherPackages = {
  group: ['**/core/src/**', '**/ai-sdk-provider/src/**', '**/langchain/src/**', '**/emulator/src/**'],
  message: 'Import another package by its name, never by a path.',
};
const http = {
  group: ['**/http/**', '**/client/**'],
  message: 'The chat state machine is pure: it never reaches for http/.',
};

const onlyInTransport = { name: 'fetch', message: 'Only packages/core/src/http/transport.ts calls fetch.' };
const onlyInEnvironment = ['process', 'Buffer', 'require', '__dirname', '__filename', 'setImmediate', 'global'].map(
  (name) => ({ name, message: 'Absent outside Node: only packages/core/src/http/environment.ts may look.' }),
);
const impure = [
  'Date',
  'crypto',
  'performance',
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
  'queueMicrotask',
  'structuredClone',
  'AbortController',
  'AbortSignal',
  'XMLHttpRequest',
  'WebSocket',
].map((name) => ({ name, message: 'The chat state machine is pure: no clock, no chance, no input or output.' }));

/** The same names, reached as `globalThis.name`. */
function onGlobalThis(globals: readonly { name: string; message: string }[]) {
  return globals.map(({ name, message }) => ({ object: 'globalThis', property: name, message }));
}

const chance = { object: 'Math', property: 'random', message: 'Ids come from block numbers, never from chance.' };

const anywhere = [onlyInTransport, ...onlyInEnvironment];

const portableSources = [
  'packages/core/src/**/*.ts',
  'packages/ai-sdk-provider/src/**/*.ts',
  'packages/langchain/src/**/*.ts',
];
const stateMachine = ['packages/core/src/chat/stream/**/*.ts'];
const tests = ['**/*.test.ts', '**/*.test-d.ts', 'packages/*/test/**/*.ts'];

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'promise', 'vitest'],
  jsPlugins: ['./scripts/lint/transport-plugin.ts'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['**/dist/**', '**/temp/**'],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  rules: {
    'eslint/eqeqeq': ['error', 'always', { null: 'ignore' }],
    'eslint/no-var': 'error',
    'eslint/prefer-const': 'error',
    'eslint/no-restricted-imports': ['error', { patterns: [sourcesOfOtherPackages] }],
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/ban-ts-comment': 'error',
    // `noImplicitReturns` of the compiler says the same and knows that a switch is exhaustive.
    'typescript/consistent-return': 'off',
    'eslint/no-shadow': 'off',
    'eslint/no-unmodified-loop-condition': 'off',
    'eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    'import/no-named-as-default-member': 'off',
    'typescript/no-unnecessary-type-arguments': 'off',
    'typescript/no-misused-spread': ['error', { allow: ['string'] }],
    'unicorn/consistent-function-scoping': 'off',
    // JSON Schema has a keyword `then`.
    'unicorn/no-thenable': 'off',
    // A cast at a boundary is allowed, with its reason in a comment; review sees to it.
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/prefer-node-protocol': 'error',
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
    // LangChain names its overridable methods `_generate`, `_llmType`.
    'eslint/no-underscore-dangle': 'off',
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'expectTypeOf', 'assert*', 'fc.assert'] }],
    'vitest/no-standalone-expect': 'off',
    // A property test asserts what holds for the case that was drawn.
    'vitest/no-conditional-expect': 'off',
    'vitest/require-mock-type-parameters': 'off',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'vitest/valid-title': 'off',
  },
  overrides: [
    {
      files: ['packages/*/src/**/*.ts'],
      rules: { 'eslint/no-console': 'error' },
    },
    {
      files: ['packages/*/src/cli.ts'],
      rules: { 'eslint/no-console': 'off' },
    },
    {
      files: portableSources,
      rules: {
        'layers/only-transport-calls-fetch': 'error',
        'eslint/no-restricted-globals': ['error', ...anywhere],
        'eslint/no-restricted-properties': ['error', ...onGlobalThis(anywhere)],
      },
    },
    {
      files: ['packages/core/src/http/transport.ts'],
      rules: {
        'layers/only-transport-calls-fetch': 'off',
        'eslint/no-restricted-globals': ['error', ...onlyInEnvironment],
        'eslint/no-restricted-properties': ['error', ...onGlobalThis(onlyInEnvironment)],
      },
    },
    {
      files: ['packages/core/src/http/environment.ts'],
      rules: {
        'eslint/no-restricted-globals': ['error', onlyInTransport],
        'eslint/no-restricted-properties': ['error', ...onGlobalThis([onlyInTransport])],
      },
    },
    {
      files: ['packages/core/src/**/*.ts'],
      rules: {
        'eslint/no-restricted-imports': [
          'error',
          { patterns: [frameworks, zod, otherThanCore, sourcesOfOtherPackages, nodeModules] },
        ],
      },
    },
    {
      files: ['packages/core/src/agent-tools/**/*.ts'],
      rules: {
        'eslint/no-restricted-imports': [
          'error',
          { patterns: [frameworks, otherThanCore, sourcesOfOtherPackages, nodeModules] },
        ],
      },
    },
    {
      files: stateMachine,
      rules: {
        'eslint/no-restricted-imports': [
          'error',
          { patterns: [frameworks, zod, otherThanCore, sourcesOfOtherPackages, nodeModules, http] },
        ],
        'eslint/no-restricted-globals': ['error', ...anywhere, ...impure],
        'eslint/no-restricted-properties': ['error', ...onGlobalThis([...anywhere, ...impure]), chance],
      },
    },
    {
      files: ['packages/ai-sdk-provider/src/**/*.ts'],
      rules: {
        'eslint/no-restricted-imports': [
          'error',
          { patterns: [aiSdkApplication, langchain, openaiClients, emulator, sourcesOfOtherPackages, nodeModules] },
        ],
      },
    },
    {
      files: ['packages/langchain/src/**/*.ts'],
      rules: {
        'eslint/no-restricted-imports': [
          'error',
          { patterns: [aiSdk, openaiClients, emulator, sourcesOfOtherPackages, nodeModules] },
        ],
      },
    },
    {
      files: tests,
      rules: {
        'layers/only-transport-calls-fetch': 'off',
        'eslint/no-console': 'off',
        'eslint/no-restricted-globals': 'off',
        'eslint/no-restricted-properties': 'off',
        'eslint/no-restricted-imports': ['error', { patterns: [sourcesOfOtherPackages] }],
        'typescript/no-base-to-string': 'off',
        'typescript/no-misused-spread': 'off',
        'typescript/unbound-method': 'off',
      },
    },
    {
      // What they assert is whether they compile.
      files: ['**/*.test-d.ts'],
      rules: { 'vitest/expect-expect': 'off' },
    },
    {
      files: ['packages/core/src/**/*.test.ts'],
      rules: {
        'eslint/no-restricted-imports': ['error', { patterns: [frameworks, sourcesOfOtherPackages] }],
      },
    },
    {
      files: ['packages/emulator/**/*.ts'],
      rules: {
        'eslint/no-restricted-imports': ['error', { patterns: [otherThanEmulator, sourcesOfOtherPackages] }],
      },
    },
  ],
});
