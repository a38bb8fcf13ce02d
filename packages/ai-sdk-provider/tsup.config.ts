import { join } from 'node:path';

import { defineConfig } from 'tsup';

import { keepSharedCodeTogether } from '../../scripts/build/keep-shared-code-together.ts';
import { packageBuild } from '../../tsup.preset.ts';

export default defineConfig({
  ...packageBuild(),
  // The kinds of models beside chat are files of their own, loaded at the first call.
  esbuildPlugins: [keepSharedCodeTogether(join(import.meta.dirname, 'src/index.ts'))],
});
