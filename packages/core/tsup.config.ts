import { defineConfig } from 'tsup';

import { packageBuild } from '../../tsup.preset.ts';

const build = packageBuild();
const isBase = (entry: string): boolean => /\/(?:index|base)\.ts$/.test(entry);

// Main and base entry share half of their code. The others name them by the name of the package, and share a few lines beside that: not worth
// a file of their own, which would cost every import more than reading them twice.
export default defineConfig([
  { ...build, entry: build.entry.filter(isBase), splitting: true },
  { ...build, entry: build.entry.filter((entry) => !isBase(entry)), splitting: false },
]);
