import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { defineConfig } from 'tsup';

import { keepSharedCodeTogether } from '../../scripts/build/keep-shared-code-together.ts';
import { packageBuild } from '../../tsup.preset.ts';

const main = 'src/index.ts';
const build = packageBuild();

// Here and not by each of the builds, which run at the same time.
rmSync('dist', { recursive: true, force: true });

// The chat model is one file: three more would cost every import of it more than a millisecond. Only what few chats need is loaded later:
// stream events, earlier answers and blocks of a prompt that are more than text, blocks as content of answers, objects of structured answers, several answers,
// the profile, the count of tokens. The other entries share what they have in common.
export default defineConfig([
  {
    ...build,
    entry: [main],
    esbuildPlugins: [keepSharedCodeTogether([join(import.meta.dirname, main)])],
    dts: false,
    clean: false,
  },
  { ...build, entry: build.entry.filter((entry) => entry !== main), dts: false, clean: false },
  { ...build, dts: { ...build.dts, only: true }, clean: false },
]);
