#!/usr/bin/env node
import { createRequire } from 'node:module';
import process from 'node:process';

import { logFetch } from './cli/log-fetch.ts';
import { readSettings, type CommandSettings } from './cli/read-settings.ts';
import { USAGE } from './cli/usage-text.ts';
import { createEmulator } from './create-emulator.ts';
import { listen, type RunningEmulator } from './node/listen.ts';

const GRACE = 5000;

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  if (settings === 'help') console.log(USAGE);
  else if (settings === 'version') console.log(readVersion());
  else await serve(settings);
}

async function serve({ options, port, host, quiet }: CommandSettings): Promise<void> {
  const emulator = createEmulator(options);
  const fetch = logFetch(emulator, quiet ? () => undefined : (line) => console.log(line));
  const running = await listen({ fetch }, { port, host });
  console.log(`OpenRouter emulator (simulated answers) on ${running.baseURL}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) closeOn(signal, running);
}

/** The first signal lets open requests end, the second does not. */
function closeOn(signal: NodeJS.Signals, running: RunningEmulator): void {
  process.once(signal, () => {
    process.once(signal, () => void running.close());
    void running.close({ within: GRACE });
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
