/**
 * Measures everything, writes it to `results.json` and the tables into the READMEs of the adapters. `npm run bench -- --only stream-text` measures one
 * part and writes nothing; `--only` may be repeated. `npm run bench -- --tables` measures nothing and writes the tables of the last whole run again.
 */
import { parseArgs } from 'node:util';

import type { Measurement } from './measurement.ts';
import { parts } from './parts/parts.ts';
import { describeMachine } from './report/machine.ts';
import { writeReadmes } from './report/readmes.ts';
import { readResults, writeResults } from './report/results.ts';
import { toTable } from './report/table.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, tables: { type: 'boolean' } } });
if (values.tables === true) {
  await writeReadmes(await readResults());
  console.log('Written into the READMEs of the adapters.');
} else await measureParts(values.only);

async function measureParts(only: readonly string[] | undefined): Promise<void> {
  const names = parts.map(({ name }) => name);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}. Parts: ${names.join(', ')}.`);

  const machine = describeMachine();
  console.log(machine.description);
  const measurements: Measurement[] = [];
  for (const { name, measure } of parts) {
    if (only?.includes(name) === false) continue;
    const startedAt = performance.now();
    const ofPart = await measure();
    measurements.push(...ofPart);
    console.log(`\n${name}, ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n\n${toTable(ofPart)}`);
  }
  if (only !== undefined) return;
  await writeResults(machine, measurements);
  // From the file, so that its numbers and the tables' are the same, and `--tables` changes nothing.
  await writeReadmes(await readResults());
  console.log(`\n${toTable(measurements)}\n\nWritten to bench/results.json and into the READMEs of the adapters.`);
}
