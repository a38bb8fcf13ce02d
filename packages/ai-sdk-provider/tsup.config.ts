import { join } from 'node:path';

import { defineConfig } from 'tsup';

import { keepSharedCodeTogether } from '../../scripts/build/keep-shared-code-together.ts';
import { packageBuild } from '../../tsup.preset.ts';

export default defineConfig({
  ...packageBuild(),
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
