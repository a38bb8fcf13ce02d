import { expect, it } from 'vitest';

import { loadDocument, problemsOf, tellOfMissing } from '../../test/openrouter-document.ts';

const document = await loadDocument();
tellOfMissing(document, (line) => process.stdout.write(line));

it.runIf(document !== undefined)(
  'the OpenAPI document, which every request of these tests is held to, refuses wrong ones',
  () => {
    if (document === undefined) throw new TypeError('This test runs with the document only.');
    const messages = [{ role: 'user', content: 'Hi' }];
    expect(problemsOf(document, { model: 'a/b', messages })).toEqual([]);
    for (const wrong of [
      { messages: [] },
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: 'https://a.example' }] }] },
      { messages, tools: [{ type: 'openrouter:web_search', parameters: { max_results: 'three' } }] },
      { messages, response_format: { type: 'json_schema', json_schema: {} } },
    ]) {
      expect(problemsOf(document, { model: 'a/b', ...wrong })).not.toEqual([]);
    }
  },
);

it('a line says that the document is missing, and none that it is there', () => {
  const lines: string[] = [];
  tellOfMissing({ validateRequest: () => ({ ok: true, errors: [] }) }, (line) => lines.push(line));
  expect(lines).toEqual([]);
  tellOfMissing(undefined, (line) => lines.push(line));
  expect(lines).toEqual([expect.stringContaining('OPENROUTER_API_DIR')]);
});
