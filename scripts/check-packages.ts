/**
 * Packs each publishable package as npm would, and looks at the archive: its files, the manifest (publint) and whether
 * the types resolve in every mode of TypeScript that its `exports` serve (attw).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runSteps } from './steps/run-steps.ts';
import { packPackage } from './workspace/pack-package.ts';
import { type PublishablePackage, publishablePackages } from './workspace/publishable-packages.ts';

/** The files that every package has; beside them only `dist/`, and `CHANGELOG.md` from its first release on. */
const required = ['package.json', 'README.md', 'LICENSE'];
const allowed = new Set([...required, 'CHANGELOG.md']);

function contentProblems(name: string, paths: readonly string[]): string[] {
  return [
    ...required.filter((path) => !paths.includes(path)).map((path) => `${name} lacks ${path}`),
    ...(paths.some((path) => path.startsWith('dist/')) ? [] : [`${name} lacks dist/`]),
    ...paths.filter((path) => !allowed.has(path) && !path.startsWith('dist/')).map((path) => `${name} packs ${path}`),
  ];
}

async function checkPackage({ name, folder }: PublishablePackage, destination: string): Promise<boolean> {
  const { file, contents } = packPackage(folder, destination);
  const problems = contentProblems(name, contents);
  for (const problem of problems) console.error(problem);
  const outcomes = await runSteps([
    { name: `${name}: publint`, command: 'publint', arguments: ['run', file, '--strict'] },
    { name: `${name}: attw`, command: 'attw', arguments: [file, '--profile', 'node16'] },
  ]);
  return problems.length === 0 && outcomes.every(({ passed }) => passed);
}

const destination = mkdtempSync(join(tmpdir(), 'packed-'));
try {
  for (const publishable of publishablePackages()) {
    if (!(await checkPackage(publishable, destination))) process.exitCode = 1;
  }
} finally {
  rmSync(destination, { recursive: true });
}
