import { defineConfig } from 'tsup';

import { packageBuild } from '../../tsup.preset.ts';

// Entry points name each other by the name of the package. The few lines that they share beside that are not worth a file of their own,
// which would cost every import more than reading them twice.
export default defineConfig({ ...packageBuild(), splitting: false });
