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

if (document === undefined) {
  process.stdout.write(
    'No OPENROUTER_API_DIR: the operations of the client were not held against the OpenAPI document.\n',
  );
} else {
  it.each(operations.filter(([name]) => !undocumented.has(name)))(
    '%s stands in the OpenAPI document',
    (_, _call, line, _key, body) => {
      const [method = '', path = ''] = line.split(' ');
      expect(document.findOperation(method, path)).toBeTruthy();
      if (body !== undefined)
        expect(document.validateRequest(method, path, body)).toMatchObject({ ok: true, errors: [] });
    },
  );
}

it('counts the operations that no document knows', () => {
  expect(operations.filter(([name]) => undocumented.has(name))).toHaveLength(undocumented.size);
});
