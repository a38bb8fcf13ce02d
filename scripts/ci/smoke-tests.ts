import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runStep, type StepOutcome } from '../steps/run-step.ts';
import { packPackage } from '../workspace/pack-package.ts';
import { type PublishablePackage, publishablePackages } from '../workspace/publishable-packages.ts';
import { consumerTypes } from './consumer-types.ts';
import { type Tally, tallyOf } from './tally.ts';

const nodeVersions = [20, 22, 24];
const moduleFormats = ['esm', 'cjs'];
/** What a user installs beside the packages, in the versions that the packages are developed with. */
const hosts = ['ai', '@langchain/core', 'zod'];

/**
 * Installs the packed packages into an empty folder, as a user would, and calls through each of them to the emulator:
 * as ES modules and as CommonJS, on every Node that the package's `engines` name. Then it compiles against their types.
 */
export async function smokeTests(): Promise<Tally[]> {
  const folder = mkdtempSync(join(tmpdir(), 'smoke-'));
  try {
    const packages = publishablePackages();
    const installed = await install(packages, folder);
    const tallies = [tallyOf('smoke: install', installed.passed, installed.seconds)];
    for (const version of nodeVersions) {
      for (const format of moduleFormats) {
        const names = packages.filter((candidate) => runsOn(candidate, version)).map(({ name }) => name);
        const part = `smoke: Node ${version}, ${format}`;
        const { passed, seconds } = await smokeTest(part, folder, version, [format, ...names]);
        tallies.push(tallyOf(part, passed, seconds, names.map((name) => name.split('/')[1]).join(', ')));
      }
    }
    const names = packages.map(({ name }) => name);
    return [...tallies, ...(await consumerTypes(folder, names))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runsOn({ manifest }: PublishablePackage, version: number): boolean {
  const lowest = /^>=(\d+)/.exec(manifest.engines.node)?.[1];
  if (lowest === undefined) throw new Error(`${manifest.name}: engines.node is not of the form >=20`);
  return version >= Number(lowest);
}

function install(packages: readonly PublishablePackage[], folder: string): Promise<StepOutcome> {
  const archives = packages.map((publishable) => packPackage(publishable.folder, folder).file);
  const versions = Object.assign({}, ...packages.map(({ manifest }) => manifest.devDependencies ?? {}));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'smoke', private: true, type: 'module' }));
  copyFileSync(join(import.meta.dirname, 'smoke.mjs'), join(folder, 'smoke.mjs'));
  return runStep({
    name: 'install',
    command: 'npm',
    arguments: ['install', '--no-audit', '--no-fund', ...archives, ...hosts.map((name) => `${name}@${versions[name]}`)],
    folder,
  });
}

function smokeTest(name: string, folder: string, version: number, programArguments: string[]): Promise<StepOutcome> {
  return runStep({
    name,
    command: 'npx',
    arguments: ['--yes', `--package=node@${version}`, '--', 'node', 'smoke.mjs', ...programArguments],
    folder,
  });
}
