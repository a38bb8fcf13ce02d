import { expect, test } from 'vitest';

import { tallyTests } from './count-tests.ts';

const green = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

test('green tests are counted one by one', () => {
  expect(tallyTests(green, 0, false)).toMatchObject({ passed: 7, failed: 0 });
});

test('failed tests are counted one by one', () => {
  expect(tallyTests({ ...green, numFailedTests: 2 }, 1, false)).toMatchObject({ passed: 7, failed: 2 });
});

test('a file that fails without a failed test is a failure, beside the failed tests of others', () => {
  const testResults = [
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  expect(tallyTests({ ...green, numFailedTests: 1, testResults }, 1, false)).toMatchObject({ passed: 7, failed: 3 });
});

test('an exit code without a failed test is a failure', () => {
  expect(tallyTests(green, 1, false)).toMatchObject({ passed: 7, failed: 1 });
});

test('a run without tests is a failure', () => {
  expect(tallyTests({ ...green, numPassedTests: 0 }, 0, false)).toMatchObject({ passed: 0, failed: 1 });
});

test('a skipped test is a failure where nothing is absent', () => {
  expect(tallyTests({ ...green, numPendingTests: 1, numTodoTests: 1 }, 0, false)).toMatchObject({ failed: 2 });
});

test('a skipped test is named where something is absent', () => {
  const tally = tallyTests({ ...green, numPendingTests: 3 }, 0, true);
  expect(tally).toMatchObject({ failed: 0, note: '3 skipped, 0 files broken, exit code 0' });
});
