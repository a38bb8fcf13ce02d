import { readFile, writeFile } from 'node:fs/promises';

import type { Measurement } from '../measurement.ts';
import { toPackageTable } from './table.ts';

const begin = '<!-- The table that npm run bench writes. -->\n';
const end = '\n<!-- The end of the table. -->';

/** Writes the table of each adapter into its README. */
export async function writeReadmes(measurements: readonly Measurement[]): Promise<void> {
  await writeReadme('ai-sdk-provider', toPackageTable(measurements, 'aiSDK'));
  await writeReadme('langchain', toPackageTable(measurements, 'langChain'));
}

async function writeReadme(name: string, table: string): Promise<void> {
  const file = new URL(`../../../packages/${name}/README.md`, import.meta.url);
  const text = await readFile(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`The README of ${name} has no place for the table.`);
  await writeFile(file, `${text.slice(0, from + begin.length)}\n${table}\n${text.slice(to)}`);
}
