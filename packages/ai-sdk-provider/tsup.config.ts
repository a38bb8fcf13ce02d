import { join } from 'node:path';

import { defineConfig } from 'tsup';

import { keepSharedCodeTogether } from '../../scripts/build/keep-shared-code-together.ts';
import { packageBuild } from '../../tsup.preset.ts';

const build = packageBuild();

export default defineConfig({
  ...build,
  esbuildOptions(options, context) {
    build.esbuildOptions?.(options, context);
    // Agent tools are required there: imported, they would be ES modules, with classes of their own.
    if (context.format === 'cjs') options.supported = { ...options.supported, 'dynamic-import': false };
  },
  // The kinds of models beside chat are files of their own, loaded at the first call. This is what they share with the entry point.
  esbuildPlugins: [
    keepSharedCodeTogether(
      [
        'language-model/openrouter-language-model.ts',
        'model/create-configure.ts',
        'embedding-model/embedding-batches.ts',
        'options/read-count.ts',
      ].map((file) => join(import.meta.dirname, 'src', file)),
    ),
  ],
});
