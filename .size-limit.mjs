// What is published is measured: the paths of this repository lead to sources, and bundlers heed them.
// In `node_modules`, where users have these files, esbuild is silent about imports of packages without side effects.
const modifyEsbuildConfig = (config) => ({
  ...config,
  tsconfigRaw: '{}',
  logOverride: { 'ignored-bare-import': 'silent' },
});

// Without what is loaded at the first call that needs it.
const atTheBeginning = {
  name: 'at-the-beginning',
  setup: (build) => {
    build.onResolve({ filter: /./ }, ({ kind }) => (kind === 'dynamic-import' ? { external: true } : undefined));
  },
};
const modifyToBeginning = (config) => ({ ...modifyEsbuildConfig(config), plugins: [atTheBeginning] });

const host = ['ai', '@ai-sdk/provider', '@ai-sdk/provider-utils', 'zod'];
const core = ['@openrouter-adapters/core', '@openrouter-adapters/core/base', '@openrouter-adapters/core/setup'];
const agentTools = '@openrouter-adapters/core/agent-tools';

export default [
  {
    name: 'core, what a chat adapter imports',
    path: 'packages/core/dist/index.js',
    import: '{ createTransport, generateChat, streamChat, joinReasoningDetails, OpenRouterError }',
    gzip: true,
    limit: '16.3 kB',
  },
  {
    name: 'core, the main entry: everything but what runs the agent tools',
    path: 'packages/core/dist/index.js',
    gzip: true,
    limit: '37.7 kB',
  },
  {
    name: 'ai-sdk-provider, chat alone, with core',
    path: 'packages/ai-sdk-provider/dist/chat.js',
    import: '{ createOpenRouterChat }',
    ignore: host,
    gzip: true,
    limit: '30.2 kB',
  },
  {
    name: 'ai-sdk-provider, embeddings alone, with core',
    path: 'packages/ai-sdk-provider/dist/index.js',
    import: '{ createOpenRouterEmbeddings }',
    ignore: host,
    gzip: true,
    limit: '15.5 kB',
  },
  {
    name: 'ai-sdk-provider, videos alone, with core',
    path: 'packages/ai-sdk-provider/dist/index.js',
    import: '{ createOpenRouterVideos }',
    ignore: host,
    gzip: true,
    limit: '18.7 kB',
  },
  {
    name: 'ai-sdk-provider, every kind, without core',
    path: 'packages/ai-sdk-provider/dist/index.js',
    ignore: [...host, ...core, agentTools],
    gzip: true,
    limit: '29.4 kB',
  },
  {
    name: 'ai-sdk-provider, everything at the beginning, with core',
    path: 'packages/ai-sdk-provider/dist/index.js',
    ignore: host,
    gzip: true,
    limit: '9.1 kB',
    modifyEsbuildConfig: modifyToBeginning,
  },
  {
    name: 'ai-sdk-provider, chat in workflows, with core',
    path: 'packages/ai-sdk-provider/dist/workflow.js',
    ignore: [...host, '@workflow/serde'],
    gzip: true,
    limit: '31.3 kB',
  },
  {
    name: 'langchain, everything at the beginning, with core',
    path: 'packages/langchain/dist/index.js',
    ignore: ['@langchain/core'],
    gzip: true,
    limit: '30 kB',
    modifyEsbuildConfig: modifyToBeginning,
  },
  {
    name: 'langchain, chat alone, with core',
    path: 'packages/langchain/dist/index.js',
    import: '{ ChatOpenRouter }',
    ignore: ['@langchain/core'],
    gzip: true,
    limit: '36 kB',
  },
  {
    name: 'langchain, embeddings alone, with core',
    path: 'packages/langchain/dist/embeddings.js',
    ignore: ['@langchain/core'],
    gzip: true,
    limit: '13.8 kB',
  },
  {
    name: 'langchain, videos alone, with core',
    path: 'packages/langchain/dist/videos.js',
    ignore: ['@langchain/core'],
    gzip: true,
    limit: '17.5 kB',
  },
]
  .map((check) => ({ modifyEsbuildConfig, ...check }))
  .concat({
    name: 'emulator',
    path: 'packages/emulator/dist/index.js',
    ignore: ['node:*'],
    limit: '119 kB',
  });
