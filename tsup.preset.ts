import { readFileSync } from 'node:fs';
import type { Options } from 'tsup';

/**
 * The build of a publishable package: ESM, CJS and types for each, with its dependencies left outside. It is called in
 * the folder of the package, and builds the entry points that `exports` of its `package.json` name: `dist/x.js` comes
 * from `src/x.ts`. A further entry point imports what it shares with the main one by the name of the package, so that
 * a class is one class, whichever entry it comes from (esbuild does not split CJS).
 *
 * The types are built against the other packages' `dist` (`tsconfig.build.json` drops the paths to their sources),
 * so that no declaration file holds a copy of another package's types.
 */
export function packageBuild(): PackageBuild {
  // Our own manifest, which publint and attw check.
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const { name } = manifest;
  return {
    entry: entryPoints(manifest),
    format: ['esm', 'cjs'],
    tsconfig: '../../tsconfig.build.json',
    // In a fresh clone there is no `dist` yet in which an entry point could find the types of another.
    dts: { compilerOptions: { paths: { [name]: ['./src/index.ts'], [`${name}/*`]: ['./src/*.ts'] } } },
    target: 'es2022',
    platform: 'neutral',
    // Deno and the edge runtimes know Node's modules by their `node:` names only.
    removeNodeProtocol: false,
    external: [/^node:/, new RegExp(`^${name}(?:/|$)`)],
    // The files are not minified, but for shorter syntax: a map would double what is installed and tell little more. Only CommonJS is, which few
    // read any more and which would be half of what is installed; stack traces and the names of classes stay.
    sourcemap: false,
    esbuildOptions(options, { format }) {
      // Only so do the files say which names they have, in the form that Node and Deno look for when ES modules import them.
      if (format === 'cjs') options.platform = 'node';
      options.minify = format === 'cjs';
      options.minifySyntax = true;
      options.keepNames = format === 'cjs';
    },
    plugins: [withoutComments],
    clean: true,
  };
}

/**
 * The bundler names each source above its code, and keeps comments inside classes and expressions: two hundredths of what is installed, and of
 * what each import reads. The declarations have those that are for users; what bundlers heed (`@__NO_SIDE_EFFECTS__`) stays.
 */
const withoutComments: NonNullable<Options['plugins']>[number] = {
  name: 'without-comments',
  renderChunk: (code) => ({ code: code.replace(/^ *\/\/ (?!@).*\n|^ *\/\*\*[^]*?\*\/\n/gm, '') }),
};

interface PackageBuild extends Options {
  entry: string[];
  dts: { compilerOptions: { paths: Record<string, string[]> } };
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly import: { readonly default: string } }>>;
}

function entryPoints({ exports }: Manifest): string[] {
  return Object.values(exports)
    .filter((target) => typeof target !== 'string')
    .map((target) => target.import.default.replace(/^\.\/dist\/(.*)\.js$/, 'src/$1.ts'));
}
