/** `import { … } from "./file.js";` and `import "./file.js";`, as the bundler writes them. */
const importOf = /import (?:\{(?<names>[\w$,\s]*)\} from )?"\.\/(?<file>[\w-]+\.js)";\n/g;
/** What an entry point holds when the bundler has put all its code into files that other entry points share. */
const onlyReExports = /^(?:import (?:\{[\w$,\s]*\} from )?"\.\/[\w-]+\.js";\n)+export \{[\w$,\s]*\};\n$/;

/** Where the code of an entry point is that has none itself. */
export interface CodeOfEntry {
  /** The largest of the files that it hands on, which no other entry point is. */
  chunk: string;
  /** What hands on the other files: added to `chunk`, it is the entry point. */
  others: string;
}

/**
 * The file that holds the code of an entry point.
 *
 * @param written what the bundler wrote for the entry point
 * @param sizeOf bytes of a file
 * @returns undefined for an entry point with code of its own, or with other names than the files have
 */
export function codeOfEntry(written: string, sizeOf: (file: string) => number): CodeOfEntry | undefined {
  // What has another name here than there is not the same file.
  if (/ as /.test(written) || !onlyReExports.test(written)) return undefined;
  const imports = [...written.matchAll(importOf)].map(({ groups }) => ({
    names: groups?.['names'],
    file: groups?.['file'] ?? '',
  }));
  const [chunk] = imports
    .map(({ file }) => file)
    .filter((file) => file.startsWith('chunk-'))
    .toSorted((one, other) => sizeOf(other) - sizeOf(one));
  if (chunk === undefined) return undefined;
  const others = imports.filter(({ names, file }) => names !== undefined && file !== chunk);
  return { chunk, others: others.map(({ names, file }) => `export {${names ?? ''}} from "./${file}";\n`).join('') };
}
