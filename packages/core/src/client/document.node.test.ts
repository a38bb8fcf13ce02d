import { expect, it } from 'vitest';
import { loadDocument } from '../../test/openrouter-document.ts';
import { operations } from '../../test/operations.ts';

const document = await loadDocument();

/** Operations that work but stand in no published document: the legacy one, private models, and the free form. */
const undocumented = new Set([
  'completions.send',
  'privateModels.get',
  'privateModels.endpoints',
  'request',
  'request with another key',
]);

const documented =
  document === undefined
    ? []
    : operations
        .filter(([name]) => !undocumented.has(name))
        .map((operation) => ({ name: operation[0], operation, document }));

if (document === undefined) {
  process.stdout.write(
    'No OPENROUTER_API_DIR: the operations of the client were not held against the OpenAPI document.\n',
  );
}

it.each(documented)('$name stands in the OpenAPI document', ({ operation: [, , line, , body], document: held }) => {
  const [method = '', path = ''] = line.split(' ');
  expect(held.findOperation(method, path)).toBeTruthy();
  const verdict = body === undefined ? { ok: true, errors: [] } : held.validateRequest(method, path, body);
  expect(verdict).toMatchObject({ ok: true, errors: [] });
});

it('counts the operations that no document knows', () => {
  expect(operations.filter(([name]) => undocumented.has(name))).toHaveLength(undocumented.size);
});
