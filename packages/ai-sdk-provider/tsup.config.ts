import { join } from 'node:path';

import { defineConfig } from 'tsup';

import { keepSharedCodeTogether } from '../../scripts/build/keep-shared-code-together.ts';
import { packageBuild } from '../../tsup.preset.ts';

const build = packageBuild();

const source = (file: string): string => join(import.meta.dirname, 'src', file);

export default defineConfig({
  ...build,
  esbuildOptions(options, context) {
    build.esbuildOptions?.(options, context);
    // Agent tools are required there: imported, they would be ES modules, with classes of their own.
    if (context.format === 'cjs') options.supported = { ...options.supported, 'dynamic-import': false };
  },
  // What makes the calls of a kind of model is a file of its own, loaded at the first call. They share the models themselves with the entry
  // point, and with each other what chat needs.
  esbuildPlugins: [
    keepSharedCodeTogether(
      [
        'language-model/openrouter-language-model.ts',
        'model/create-configure.ts',
        'embedding-model/embedding-batches.ts',
        'tools/server-tools.ts',
        'options/read-count.ts',
        'language-model/chat-calls.ts',
      ].map(source),
      ['chat.ts', 'language-model/chat-calls.ts'].map(source),
    ),
  ],
});
