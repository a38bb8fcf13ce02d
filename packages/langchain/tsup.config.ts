import { defineConfig } from 'tsup';

import { packageBuild } from '../../tsup.preset.ts';

// Each entry is one file: what the entries share would be files of their own, and each file costs an import more than its bytes do.
// CommonJS cannot split anyway, so that nothing here relies on it.
export default defineConfig({ ...packageBuild(), splitting: false });
