import { defineConfig } from 'tsup';

import { packageBuild } from '../../tsup.preset.ts';

const library = packageBuild();

export default defineConfig([
  {
    ...library,
    entry: ['src/index.ts', 'src/cli.ts'],
    format: ['esm'],
    dts: { entry: 'src/index.ts' },
    // Both configurations build at once into one folder: each leaves the other's files alone.
    clean: ['!*.cjs', '!*.cjs.map', '!*.d.cts'],
  },
  { ...library, format: ['cjs'], clean: false },
]);
