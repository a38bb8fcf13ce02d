import { existsSync, readFileSync } from 'node:fs';

import { type Tally, tallyOf } from './tally.ts';

/** The part of vitest's JSON report that is counted. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Counts the tests that the README's command ran. */
export function countTests(exitCode: number, seconds: number): Tally {
  const file = process.env['TEST_REPORT_FILE'];
  if (file === undefined || !existsSync(file)) return tallyOf('tests', false, seconds, 'vitest wrote no report');
  // vitest's own report.
  const report = JSON.parse(readFileSync(file, 'utf8')) as TestReport;
  const skippingIsAllowed = process.env['RECORDINGS_DIR'] === undefined;
  return { ...tallyTests(report, exitCode, skippingIsAllowed), seconds };
}

/**
 * A skipped test is a failed one unless something that it asks for is absent. A file that fails without a failed test
 * (it does not load, a suite of it is empty) counts as one failure; so do an exit code that nothing else explains (an
 * unhandled rejection, a build that breaks) and a run without any test.
 */
export function tallyTests(report: TestReport, exitCode: number, skippingIsAllowed: boolean): Omit<Tally, 'seconds'> {
  const skipped = report.numPendingTests + report.numTodoTests;
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles + (skippingIsAllowed ? 0 : skipped);
  const unexplained = (exitCode !== 0 && failed === 0) || report.numPassedTests === 0 ? 1 : 0;
  return {
    part: 'tests',
    passed: report.numPassedTests,
    failed: failed + unexplained,
    note: `${skipped} skipped, ${brokenFiles} files broken, exit code ${exitCode}`,
  };
}
