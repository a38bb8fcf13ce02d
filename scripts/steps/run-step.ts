import { spawn } from 'node:child_process';
import { isAbsolute } from 'node:path';

/** One command of a check or of CI. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly arguments?: readonly string[];
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** When to print what the command prints: as it comes, or not at all. Default: when it fails. */
  readonly print?: 'always' | 'never';
}

export interface StepOutcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  /** Everything that the command wrote, both streams in the order of arrival. */
  readonly output: string;
}

/** Runs a command to its end. A command that cannot start is a failed step, not an exception. */
export function runStep(step: Step): Promise<StepOutcome> {
  const start = performance.now();
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const child = spawn(step.command, step.arguments ?? [], {
      cwd: step.folder,
      env: { ...process.env, ...step.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows the tools of node_modules/.bin are .cmd files, which only a shell starts.
      shell: process.platform === 'win32' && !isAbsolute(step.command),
    });
    const keep = (chunk: Buffer): void => {
      chunks.push(chunk);
      if (step.print === 'always') process.stdout.write(chunk);
    };
    const finish = (passed: boolean): void => {
      const output = Buffer.concat(chunks).toString('utf8');
      if (!passed && step.print === undefined) process.stdout.write(output);
      resolve({ name: step.name, passed, seconds: (performance.now() - start) / 1000, output });
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      keep(Buffer.from(`${error.message}\n`));
    });
    child.on('close', (code) => finish(code === 0));
  });
}
