import { runStep } from '../steps/run-step.ts';
import { type Tally, tallyOf } from './tally.ts';

/** Installing, testing, checking and the example change no file that is committed, and leave none behind. */
export async function workTreeIsClean(): Promise<Tally> {
  const { output, seconds } = await runStep({
    name: 'git status',
    command: 'git',
    arguments: ['status', '--porcelain'],
    print: 'always',
  });
  return tallyOf('the clone is as it was', output === '', seconds);
}
