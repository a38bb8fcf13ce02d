import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');

/** A package of the workspace that is published. */
export interface PublishablePackage {
  /** `@openrouter-adapters/core` */
  readonly name: string;
  /** `core` */
  readonly shortName: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The part of a `package.json` that the scripts read. */
interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, string | { readonly import: { readonly types: string } }>>;
  readonly engines: { readonly node: string };
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export function publishablePackages(): PublishablePackage[] {
  const packages = join(repository, 'packages');
  return readdirSync(packages)
    .map((shortName) => ({ shortName, folder: join(packages, shortName) }))
    .map(({ shortName, folder }) => {
      // Our own manifests; a wrong one fails where its field is used.
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
      return { name: manifest.name, shortName, folder, manifest };
    })
    .filter(({ manifest }) => manifest.private !== true);
}
