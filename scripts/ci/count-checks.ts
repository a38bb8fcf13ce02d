import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runStep, type StepOutcome } from '../steps/run-step.ts';
import { type Tally, tallyOf } from './tally.ts';

/** Runs `npm run check` and counts each of its checks as one. */
export async function countChecks(): Promise<Tally[]> {
  const file = join(tmpdir(), `checks-${process.pid}.json`);
  const { passed, seconds } = await runStep({
    name: 'npm run check',
    command: 'npm',
    arguments: ['run', 'check', '--silent', '--', '--report', file],
    print: 'always',
  });
  if (!existsSync(file)) return [tallyOf('npm run check', passed, seconds, 'no report')];
  // Written by scripts/check.ts.
  const outcomes = JSON.parse(readFileSync(file, 'utf8')) as Omit<StepOutcome, 'output'>[];
  rmSync(file);
  return outcomes.map((outcome) => tallyOf(`check: ${outcome.name}`, outcome.passed, outcome.seconds));
}
