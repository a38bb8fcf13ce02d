import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The archive that npm would publish. */
export interface PackedPackage {
  readonly file: string;
  /** The paths inside it. */
  readonly contents: readonly string[];
}

interface PackReport {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs a built package into the folder `destination`. */
export function packPackage(folder: string, destination: string): PackedPackage {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', destination], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // What `npm pack --json` prints: a list up to npm 11, an object by package name after it.
  const [report] = Object.values(JSON.parse(output) as PackReport[] | Record<string, PackReport>);
  if (report === undefined) throw new Error(`npm pack said nothing in ${folder}`);
  return { file: join(destination, report.filename), contents: report.files.map(({ path }) => path) };
}
