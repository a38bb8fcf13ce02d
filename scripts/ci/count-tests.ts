import { existsSync, readFileSync } from 'node:fs';

import { type Tally, tallyOf } from './tally.ts';

/** The totals of vitest's JSON report. */
interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/**
 * Counts the tests that the README's command ran. A skipped test is a failed one where nothing is missing that a test
 * could ask for; an error outside any test (a file that does not load, an unhandled rejection) counts as one failure.
 */
export function countTests(status: number, seconds: number): Tally {
  const file = process.env['TEST_REPORT_FILE'];
  if (file === undefined || !existsSync(file)) return tallyOf('tests', false, seconds, 'vitest wrote no report');
  // vitest's own report.
  const report = JSON.parse(readFileSync(file, 'utf8')) as TestReport;
  const skipped = report.numPendingTests + report.numTodoTests;
  const everythingIsHere = process.env['RECORDINGS_DIR'] !== undefined;
  const failed = report.numFailedTests + (everythingIsHere ? skipped : 0);
  const failedOutsideTests = (status !== 0 && failed === 0) || report.numPassedTests === 0 ? 1 : 0;
  return {
    part: 'tests',
    passed: report.numPassedTests,
    failed: failed + failedOutsideTests,
    seconds,
    note: `${skipped} skipped, exit code ${status}`,
  };
}
