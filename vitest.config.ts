import { fileURLToPath } from 'node:url';

import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const publishable = ['core', 'ai-sdk-provider', 'langchain', 'emulator'];

/** Tests run on the sources of every package, so no build is needed; the smoke tests of `.ci/run` run the builds. */
const alias = publishable.flatMap((name) => [
  { find: new RegExp(`^@openrouter-adapters/${name}$`), replacement: source(`${name}/src/index.ts`) },
  { find: new RegExp(`^@openrouter-adapters/${name}/(.+)$`), replacement: source(`${name}/src/$1.ts`) },
]);

/** Ends a test that hangs. No test measures time: a busy machine must not fail one. */
const testTimeout = 60_000;

function source(path: string): string {
  return fileURLToPath(new URL(`packages/${path}`, import.meta.url));
}

function inNode(name: string, root = `packages/${name}`): TestProjectInlineConfiguration {
  return {
    resolve: { alias },
    test: {
      name,
      root,
      environment: 'node',
      testTimeout,
      include: ['**/*.test.ts'],
    },
  };
}

/** What needs sockets, files or `Buffer` is named `*.node.test.ts`. */
function onEdge(name: string): TestProjectInlineConfiguration {
  return {
    resolve: { alias },
    test: {
      name: `${name}:edge`,
      root: `packages/${name}`,
      environment: 'edge-runtime',
      testTimeout,
      include: ['**/*.test.ts'],
      exclude: [...configDefaults.exclude, '**/*.node.test.ts'],
    },
  };
}

/** The adapter on the lowest `@langchain/core` of its peer range. Agents and `initChatModel` bring the highest: they run above. */
const onLowestLangChain: TestProjectInlineConfiguration = {
  resolve: { alias: [...alias, { find: /^@langchain\/core(?=\/|$)/, replacement: '@langchain/core-lowest' }] },
  test: {
    name: 'langchain:lowest',
    env: { LANGCHAIN_CORE: 'lowest' },
    root: 'packages/langchain',
    environment: 'node',
    testTimeout,
    include: ['src/**/*.test.ts', 'test/standard/**/*.test.ts'],
    // Decision models came with 1.4.0: their entry cannot be imported on the lowest.
    exclude: [...configDefaults.exclude, 'src/imports.node.test.ts', 'src/register/**', 'src/decisions/**'],
  },
};

const types: TestProjectInlineConfiguration = {
  test: {
    name: 'types',
    include: [],
    typecheck: {
      enabled: true,
      only: true,
      include: ['packages/*/src/**/*.test-d.ts'],
      tsconfig: './tsconfig.json',
      spawnTimeout: 60_000,
    },
  },
};

// `.ci/run` counts from this file.
const report = process.env['TEST_REPORT_FILE'];

export default defineConfig({
  test: {
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      ...publishable.flatMap((name) => [inNode(name), onEdge(name)]),
      onLowestLangChain,
      inNode('conformance'),
      inNode('examples', 'examples'),
      inNode('scripts', 'scripts'),
      inNode('bench', 'bench'),
      types,
    ],
    coverage: {
      provider: 'v8',
      // Relative to the folder of each project.
      include: ['src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts'],
    },
  },
});
