import type { ServerToolTask } from './server-tool.ts';
import type { ServerToolOutcome } from './server-tool-use.ts';

// No shell runs: a command that only says something, and what it would say.
function command({ turn }: ServerToolTask): { command: string; stdout: string } {
  const said = turn.source.keywords.slice(0, 4).join(' ') || 'simulated';
  return { command: `echo '${said}'`, stdout: `${said}\n` };
}

/** `openrouter:bash`. */
export function runBash(task: ServerToolTask): ServerToolOutcome {
  const { command: line, stdout } = command(task);
  return { input: { command: line }, result: { command: line, stdout, stderr: '', exitCode: 0 } };
}

/** `openrouter:shell`. */
export function runShell(task: ServerToolTask): ServerToolOutcome {
  const { command: line, stdout } = command(task);
  return {
    input: { commands: [line] },
    result: { output: [{ stdout, stderr: '', outcome: { type: 'exit', exit_code: 0 } }] },
  };
}

/** `openrouter:apply_patch`: a new file with a line about the question. */
export function applyPatch({ turn }: ServerToolTask): ServerToolOutcome {
  const path = `${turn.source.keywords[0] ?? 'simulated'}.txt`;
  const operation = { type: 'create_file', path, diff: `+Simulated: ${turn.source.keywords.join(' ')}\n` };
  return { input: { operation }, result: { status: 'completed' } };
}

/** `openrouter:files`: the workspace of the emulator is always empty. */
export function listFiles(): ServerToolOutcome {
  return { input: { operation: 'list' }, result: { result: '[]' } };
}
