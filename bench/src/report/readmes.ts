import { readFile, writeFile } from 'node:fs/promises';

import { toCaption } from './caption.ts';
import type { Results } from './results.ts';
import { toPackageTable } from './table.ts';

const begin = '<!-- What npm run bench writes. -->\n';
const end = '\n<!-- The end of what npm run bench writes. -->';

/** Writes the table of each adapter, and what one has to know to read it, into its README. */
export async function writeReadmes(results: Results): Promise<void> {
  await writeReadme('ai-sdk-provider', toReport(results, 'aiSDK'));
  await writeReadme('langchain', toReport(results, 'langChain'));
}

/** What the README of an adapter says of the measurements. */
export function toReport({ machine, measurements }: Results, adapter: 'aiSDK' | 'langChain'): string {
  // The formatter would fill each cell up to the length of the longest in its column, and thousands of spaces would be installed with each package.
  return `${toCaption(machine, adapter)}\n\n<!-- prettier-ignore -->\n${toPackageTable(measurements, adapter)}`;
}

async function writeReadme(name: string, report: string): Promise<void> {
  const file = new URL(`../../../packages/${name}/README.md`, import.meta.url);
  const text = await readFile(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`The README of ${name} has no place for the table.`);
  await writeFile(file, `${text.slice(0, from + begin.length)}\n${report}\n${text.slice(to)}`);
}
