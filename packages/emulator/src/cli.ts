#!/usr/bin/env node
import { appendFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import process from 'node:process';

import { describeFileError } from './cli/describe-file-error.ts';
import { logFetch } from './cli/log-fetch.ts';
import { readSettings, type CommandSettings } from './cli/read-settings.ts';
import { USAGE } from './cli/usage-text.ts';
import { createEmulator, type Emulator } from './create-emulator.ts';
import type { EmulatorOptions } from './emulator-options.ts';
import { loadRecordings } from './recordings/recording-files.ts';
import { record } from './recordings/record.ts';
import { replay } from './recordings/replay.ts';
import { listen, type RunningEmulator } from './node/listen.ts';

const GRACE = 5000;

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  if (settings === 'help') console.log(USAGE);
  else if (settings === 'version') console.log(readVersion());
  else await serve(settings);
}

async function serve(settings: CommandSettings): Promise<void> {
  const { port, host, quiet } = settings;
  const { source, kind } = await chooseSource(settings);
  const fetch = logFetch(source, (line) => {
    if (!quiet) console.log(line);
    if ('flush' in source) source.flush().catch(tellLoss);
  });
  const running = await listen({ fetch }, { port, host });
  console.log(`OpenRouter emulator (${kind}) on ${running.baseURL}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) closeOn(signal, running);
}

let isLossTold = false;

/** An exchange that cannot be written is lost, and so are all after it. */
function tellLoss(error: unknown): void {
  process.exitCode = 1;
  if (isLossTold) return;
  isLossTold = true;
  console.error(
    `openrouter-emulator: --record writes no more: ${error instanceof Error ? error.message : String(error)}`,
  );
}

async function chooseSource({ options, recordings }: CommandSettings) {
  if (recordings === undefined) return { source: startEmulator(options), kind: 'simulated answers' };
  if ('replay' in recordings) {
    // Read now, so that a mistake is told at the start.
    const found = await naming('--replay', recordings.replay, loadRecordings);
    return { source: replay({ recordings: found }), kind: `${found.length} recorded answers` };
  }
  const { record: file, upstream } = recordings;
  // Created now, so that a mistake is told at the start.
  await naming('--record', file, () => appendFile(file, ''));
  const source = record({ file, ...(upstream !== undefined && { upstream }) });
  return { source, kind: `recording to ${file}` };
}

/** What is made of a file; a failure names the option that it came with. */
async function naming<Result>(option: string, path: string, use: (path: string) => Promise<Result>): Promise<Result> {
  try {
    return await use(path);
  } catch (error) {
    throw new Error(`${option}: ${describeFileError(error, path)}`, { cause: error });
  }
}

/** Tells what of a file of fixtures has no effect. */
function startEmulator({ script, ...options }: EmulatorOptions): Emulator {
  const emulator = createEmulator(options);
  for (const note of script ? emulator.script(script).notes : []) console.log(`--script: ${note}`);
  return emulator;
}

/** The first signal lets open requests end, the second does not. */
function closeOn(signal: NodeJS.Signals, running: RunningEmulator): void {
  let within = GRACE;
  // One listener for both: Deno runs one that is added in between for the first signal already.
  process.on(signal, () => {
    void running.close({ within });
    within = 0;
  });
}

function readVersion(): string {
  // Beside both the sources and the built file.
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  return version;
}

try {
  await main();
} catch (error) {
  console.error(`openrouter-emulator: ${error instanceof Error ? error.message : String(error)}`);
  console.error('Usage: openrouter-emulator [options]. --help tells them all.');
  process.exitCode = 1;
}
