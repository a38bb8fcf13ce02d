import { readFile } from 'node:fs/promises';
import { createEmulator } from '@openrouter-adapters/emulator';
import { describe, expect, it } from 'vitest';
import { findOperation } from '../../test/official-client.ts';
import { officialOperations, onlyOurs } from '../../test/official-operations.ts';
import { loadDocument, parametersOf } from '../../test/openrouter-document.ts';
import { operations, otherOperations } from '../../test/operations.ts';
import { agentToolNames, createAgentTools } from '../agent-tools.ts';

interface Row {
  line: string;
  calls: string[];
  tool: string;
  listOf13: string;
  listOf22: string;
  witnesses: string[];
}

/** The table of operations in core's README. */
async function readTable(): Promise<Row[]> {
  const text = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  return text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => /^`(GET|POST|PUT|PATCH|DELETE) /.test(cells[2] ?? ''))
    .map(([, , line = '', calls = '', tool = '', listOf13 = '', listOf22 = '', witness = '']) => ({
      line: line.replaceAll('`', ''),
      calls: [...calls.matchAll(/`([^`]+)`/g)].map(([, call = '']) => call),
      tool: tool.replaceAll('`', ''),
      listOf13: listOf13.replaceAll('`', ''),
      listOf22: listOf22.replaceAll('`', ''),
      witnesses: witness.split(', '),
    }));
}

const table = await readTable();
const document = await loadDocument();
const lines = [...Object.keys(officialOperations), ...Object.keys(onlyOurs)];
const calls = [...operations, ...otherOperations].filter(([name]) => !name.startsWith('request'));

describe('the table of operations in the README', () => {
  it('has a row for each operation, with its calls', () => {
    expect(table.map(({ line }) => line).toSorted()).toEqual(lines.toSorted());
    for (const [name, , request] of calls) {
      const [method = '', url = ''] = request.split(' ');
      const { line } = findOperation({ method, path: url.split('?')[0] ?? '' }, lines) ?? {};
      expect(table.find((row) => row.line === line)?.calls).toContain(name);
    }
  });

  it('names each agent tool once, and every name of the two lists', () => {
    const tools = table.flatMap(({ tool }) => (tool === '' ? [] : [`openrouter_${tool}`]));
    expect(tools.toSorted()).toEqual([...agentToolNames].toSorted());
    expect(new Set(table.flatMap(({ listOf13 }) => listOf13 || [])).size).toBe(13);
    expect(new Set(table.flatMap(({ listOf22 }) => listOf22 || [])).size).toBe(22);
  });

  it('tells where the official SDK has the operation too', () => {
    const rows = table.filter(({ witnesses }) => witnesses.includes('SDK'));
    expect(rows.map(({ line }) => line).toSorted()).toEqual(Object.keys(officialOperations).toSorted());
  });

  it.each(table)('tells whether the emulator has $line', async ({ line, witnesses }) => {
    const [method = '', path = ''] = line.split(' ');
    const response = await createEmulator({ seed: 1 }).fetch(`https://openrouter.ai/api/v1${path}`, { method });
    expect(!(await response.text()).includes('not simulated')).toBe(witnesses.includes('emulator'));
  });

  it.each(document === undefined ? [] : [document])('tells whether the document has an operation', (document) => {
    for (const { line, witnesses } of table) {
      const [method = '', path = ''] = line.split(' ');
      expect([line, document.findOperation(method, path) !== undefined]).toEqual([
        line,
        witnesses.includes('document'),
      ]);
    }
  });

  it.each(document === undefined ? [] : [document])(
    'names tools that take every parameter of their operation in the document',
    (document) => {
      const tools = new Map(createAgentTools().map((tool) => [tool.name as string, tool.inputSchema]));
      for (const { line, tool } of table) {
        const [method = '', path = ''] = line.split(' ');
        const { op } = document.findOperation(method, path) ?? {};
        if (tool === '' || op === undefined) continue;
        const taken = Object.keys(Object(tools.get(`openrouter_${tool}`)?.['properties']));
        expect([tool, parametersOf(document, op).filter((name) => !taken.includes(name))]).toEqual([tool, []]);
      }
    },
  );
});
