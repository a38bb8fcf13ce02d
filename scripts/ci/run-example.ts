import { runStep } from '../steps/run-step.ts';
import { type Tally, tallyOf } from './tally.ts';

/** What the example prints without a key: who answers, both frameworks, a tool call and what it cost. */
const expected = [/emulator/i, /streamText/, /ChatOpenRouter/, /→ \w+ \{/, /\d+ input .* tokens/, /cost \$0\.\d+/];

/** Runs the README's example without a key, as a newcomer would. */
export async function runExample(): Promise<Tally> {
  const { passed, seconds, output } = await runStep({
    name: 'npm start',
    command: 'npm',
    arguments: ['start', '--silent', '--', 'What time is it in Tokyo?'],
    print: 'always',
  });
  const missing = expected.filter((pattern) => !pattern.test(output)).map(String);
  const note = missing.length === 0 ? undefined : `its output lacks ${missing.join(', ')}`;
  return tallyOf('npm start', passed && missing.length === 0, seconds, note);
}
