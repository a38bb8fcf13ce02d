import { readFile } from 'node:fs/promises';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * Keeps what the files that are loaded later share with the entry point in one file. The bundler makes one for each set of files that share
 * something: here a dozen, each of which costs an import as much as 15 kB of code.
 *
 * @param shared sources, absolute. Every file of the package that is loaded with `import()` is made to import them: what they need is then
 *   needed by all of those, and so one set. Where applications may leave out what loads later, it is no part of this set: some of their
 *   bundlers cannot drop the `import()`s of a file that the loaded files import back
 * @param alike other files, absolute, that are made to import them too: further entry points, and what they import of the files that load later
 */
export function keepSharedCodeTogether(shared: readonly string[], alike: readonly string[] = []): Plugin {
  const imports = shared.map((path) => `import ${JSON.stringify(path)};\n`).join('');
  return {
    name: 'keep-shared-code-together',
    setup(build) {
      // CommonJS is one file anyway.
      if (build.initialOptions.format === 'cjs') return;
      // The bundler leaves the import out, as of a package without side effects, after it has made its sets.
      build.initialOptions.logOverride = { ...build.initialOptions.logOverride, 'ignored-bare-import': 'silent' };
      build.onResolve({ filter: /^\.{1,2}\// }, async ({ kind, path, importer, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === 'resolving') return undefined;
        const resolved = await build.resolve(path, { kind, importer, resolveDir, pluginData: 'resolving' });
        return { ...resolved, pluginData: 'loaded later' };
      });
      build.onLoad({ filter: /\.ts$/ }, async ({ path, pluginData }) => {
        if (pluginData !== 'loaded later' && !alike.includes(path)) return undefined;
        return { contents: imports + (await readFile(path, 'utf8')), loader: 'ts' };
      });
    },
  };
}
