/**
 * Everything that CI checks except the tests: `npm run check`. All checks run even when one fails.
 * With `--report <file>` the outcomes are also written there as JSON.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { runSteps } from './steps/run-steps.ts';
import type { Step } from './steps/run-step.ts';

const steps: readonly Step[] = [
  { name: 'format', command: 'oxfmt', arguments: ['--check'] },
  { name: 'lint and layers', command: 'oxlint' },
  {
    name: 'types, TypeScript 7',
    command: process.execPath,
    arguments: ['node_modules/typescript-native/bin/tsc', '--project', '.'],
  },
  { name: 'types, TypeScript 6', command: 'tsc', arguments: ['--project', '.'] },
  { name: 'build', command: process.execPath, arguments: ['scripts/build.ts'] },
  { name: 'API reports', command: process.execPath, arguments: ['scripts/api-reports.ts'] },
  { name: 'packages: contents, publint, attw', command: process.execPath, arguments: ['scripts/check-packages.ts'] },
  { name: 'bundle sizes', command: 'size-limit' },
  { name: 'bundles of applications', command: process.execPath, arguments: ['scripts/check-bundles.ts'] },
  { name: 'unused code and dependencies', command: 'knip', arguments: ['--no-config-hints'] },
  { name: 'manifests', command: 'sherif' },
  { name: 'lock file', command: process.execPath, arguments: ['scripts/check-lock-file.ts'] },
  { name: 'lock file installs', command: 'npm', arguments: ['ci', '--dry-run', '--ignore-scripts'] },
  { name: 'changesets', command: 'changeset', arguments: ['status'] },
];

const { values } = parseArgs({ options: { report: { type: 'string' } } });
const outcomes = await runSteps(steps);
const failed = outcomes.filter((outcome) => !outcome.passed);
if (values.report !== undefined) {
  writeFileSync(
    values.report,
    JSON.stringify(outcomes.map(({ name, passed, seconds }) => ({ name, passed, seconds }))),
  );
}
console.log(`${outcomes.length - failed.length} checks passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
