import type { Options } from 'tsup';

/**
 * The build of a publishable package: ESM, CJS and types for each, with its dependencies left outside.
 * The types are built against the other packages' `dist` (`tsconfig.build.json` drops the paths to their sources),
 * so that no declaration file holds a copy of another package's types.
 */
export function packageBuild(entry: readonly string[]): Options {
  return {
    entry: [...entry],
    format: ['esm', 'cjs'],
    tsconfig: '../../tsconfig.build.json',
    dts: true,
    target: 'es2022',
    platform: 'neutral',
    // Deno and the edge runtimes know Node's modules by their `node:` names only.
    removeNodeProtocol: false,
    external: [/^node:/],
    sourcemap: true,
    clean: true,
  };
}
