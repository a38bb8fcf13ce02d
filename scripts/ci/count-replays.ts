import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from '../workspace/publishable-packages.ts';
import { type Tally, tallyOf } from './tally.ts';

/** What the conformance suite writes when it has replayed recordings. */
interface ConformanceReport {
  readonly recordings: number;
  readonly replays: number;
}

const part = 'recordings';

/** Whether the recordings were really replayed: the tests are green also where the folder is absent. */
export function countReplays(): Tally {
  if (process.env['RECORDINGS_DIR'] === undefined) {
    return { part, passed: 0, failed: 0, seconds: 0, note: 'none, the folder is absent' };
  }
  const file = join(repository, 'packages/conformance/temp/report.json');
  if (!existsSync(file)) return tallyOf(part, false, 0, 'the conformance suite wrote no report');
  // Written by packages/conformance.
  const { recordings, replays } = JSON.parse(readFileSync(file, 'utf8')) as ConformanceReport;
  return tallyOf(part, recordings > 0 && replays > 0, 0, `${recordings} recordings, ${replays} replays`);
}
