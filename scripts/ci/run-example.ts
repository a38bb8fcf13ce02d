import { runStep } from '../steps/run-step.ts';
import { type Tally, tallyOf } from './tally.ts';

/** What the example has to print without a key. */
const expected = [/emulator/i, /tokens/i, /cost|\$\s?\d/i];

/** Runs the README's example without a key, as a newcomer would. */
export async function runExample(): Promise<Tally> {
  const { passed, seconds, output } = await runStep({
    name: 'npm start',
    command: 'npm',
    arguments: ['start', '--silent', '--', 'What is the weather in Lisbon?'],
    loud: true,
  });
  const missing = expected.filter((pattern) => !pattern.test(output)).map(String);
  const note = missing.length === 0 ? undefined : `its output lacks ${missing.join(', ')}`;
  return tallyOf('npm start', passed && missing.length === 0, seconds, note);
}
