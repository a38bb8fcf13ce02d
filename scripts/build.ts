/**
 * Builds the packages through turbo, and says so in one line. With a package name as argument it builds only what that
 * package depends on: what an example needs before it can run.
 */
import { runStep } from './steps/run-step.ts';

const [dependent] = process.argv.slice(2);

const { passed, seconds } = await runStep({
  name: 'build',
  command: 'turbo',
  arguments: [
    'run',
    'build',
    '--output-logs=errors-only',
    '--log-prefix=none',
    ...(dependent === undefined ? [] : [`--filter=${dependent}^...`]),
  ],
  environment: { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
});

if (passed) console.error(`Packages built in ${seconds.toFixed(1)} s.`);
else process.exitCode = 1;
