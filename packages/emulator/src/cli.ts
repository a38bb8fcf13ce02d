#!/usr/bin/env node
import { parseArgs } from 'node:util';

import { createEmulator } from './create-emulator.ts';
import { listen } from './node/listen.ts';

const USAGE = `Usage: openrouter-emulator [--port N] [--seed N] [--pace N]

Serves a simulated OpenRouter on 127.0.0.1 until it is interrupted.

  --port N   port to listen on (default: any free port)
  --seed N   varies the wording of answers and makes ids repeatable
  --pace N   milliseconds between the events of a stream (default 0)
  --help     this text`;

function readNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new TypeError(`--${name} takes a whole number of at least 0, not "${text}".`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      seed: { type: 'string' },
      pace: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const port = readNumber('port', values.port);
  const seed = readNumber('seed', values.seed);
  const pace = readNumber('pace', values.pace);
  const emulator = createEmulator({
    ...(seed !== undefined && { seed }),
    ...(pace !== undefined && { pace: { firstEvent: pace, perEvent: pace } }),
  });
  const { fetch, requests } = emulator;
  const serving = {
    // Nobody reads the log of a server, and it would grow with every request.
    fetch: (...request: Parameters<typeof fetch>) => fetch(...request).finally(() => requests.splice(0)),
  };
  const running = await listen(serving, port === undefined ? {} : { port });
  console.log(`OpenRouter emulator (simulated answers) on ${running.baseURL}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close());
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
}
