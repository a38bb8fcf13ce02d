/**
 * What `.ci/run` does in its clean clone after the README's test command: it counts the tests, and runs every check,
 * the example and the packed packages. The last line is `N passed, N failed`.
 */
import { parseArgs } from 'node:util';

import { countChecks } from './ci/count-checks.ts';
import { countReplays } from './ci/count-replays.ts';
import { countTests } from './ci/count-tests.ts';
import { runExample } from './ci/run-example.ts';
import { smokeTests } from './ci/smoke-tests.ts';
import { type Tally, tallyLine, tallyOf } from './ci/tally.ts';
import { workTreeIsClean } from './ci/work-tree.ts';

const { values } = parseArgs({
  options: { 'test-status': { type: 'string', default: '1' }, 'test-seconds': { type: 'string', default: '0' } },
});

/** A part that breaks in itself counts as failed; the others run all the same. */
async function attempt(part: string, run: () => Promise<Tally[]> | Tally[]): Promise<Tally[]> {
  try {
    return await run();
  } catch (error) {
    console.error(error);
    return [tallyOf(part, false, 0, 'broke off, see above')];
  }
}

const tallies = [
  ...(await attempt('tests', () => [countTests(Number(values['test-status']), Number(values['test-seconds']))])),
  ...(await attempt('recordings', () => [countReplays()])),
  ...(await attempt('checks', countChecks)),
  ...(await attempt('npm start', async () => [await runExample()])),
  ...(await attempt('smoke', smokeTests)),
  ...(await attempt('work tree', async () => [await workTreeIsClean()])),
];

console.log('\npassed  failed    time  part');
for (const tally of tallies) console.log(tallyLine(tally));

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
const seconds = tallies.reduce((sum, tally) => sum + tally.seconds, 0);
console.log(`\nTook ${Math.ceil(seconds / 60)} min.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
