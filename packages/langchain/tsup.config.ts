import { defineConfig } from 'tsup';

import { packageBuild } from '../../tsup.preset.ts';

// Each entry is one file, as in CommonJS: what entries share is little, and three files more for the chat model would cost every import of
// it more than a millisecond.
export default defineConfig({ ...packageBuild(), splitting: false });
