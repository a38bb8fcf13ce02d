import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const beside = resolve(import.meta.dirname, '../../../../../shared/recordings');
const folder = resolve(process.env.RECORDINGS_DIR || beside);

/**
 * The folder of exchanges that others recorded: `RECORDINGS_DIR`, else the one beside the project; undefined where there is
 * none.
 */
export const recordingsFolder = existsSync(folder) ? folder : undefined;

if (recordingsFolder === undefined) {
  process.stdout.write('RECORDINGS_DIR is not set: nothing was compared with recorded exchanges.\n');
}
