import { readFile, writeFile } from 'node:fs/promises';

import type { Measurement } from '../measurement.ts';
import type { Machine } from './machine.ts';
import { compared, isMet } from './table.ts';

const contestants = ['aiSDK', 'a', 'langChain', 'b'] as const;
const file = new URL('../../results.json', import.meta.url);

/** What `bench/results.json` has, beside what follows from it. */
export interface Results {
  machine: Omit<Machine, 'description'>;
  measurements: readonly Measurement[];
}

/** Writes `bench/results.json`. */
export async function writeResults({ description: _, ...machine }: Machine, measurements: readonly Measurement[]) {
  const results = measurements.map((measurement) => ({
    ...measurement,
    compared: Object.fromEntries(contestants.map((name) => [name, compared(measurement, name)])),
    met: { aiSDK: isMet(measurement, 'aiSDK'), langChain: isMet(measurement, 'langChain') },
  }));
  const content = { measuredAt: new Date().toISOString(), machine, measurements: results };
  await writeFile(file, `${JSON.stringify(content, round, 2)}\n`);
}

/** Reads what the last whole run wrote. */
export async function readResults(): Promise<Results> {
  return JSON.parse(await readFile(file, 'utf8')) as Results; // `writeResults` made it.
}

function round(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
