import { defineConfig } from 'tsup';

import { packageBuild } from '../../tsup.preset.ts';

const library = packageBuild();
const { entry: entries, dts } = library;

export default defineConfig([
  {
    ...library,
    entry: [...entries, 'src/cli.ts'],
    format: ['esm'],
    dts: { ...dts, entry: entries },
    // Both configurations build at once into one folder: each leaves the other's files alone.
    clean: ['!*.cjs', '!*.cjs.map', '!*.d.cts'],
  },
  { ...library, format: ['cjs'], clean: false },
]);
