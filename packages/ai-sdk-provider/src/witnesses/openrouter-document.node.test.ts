import { expect, it } from 'vitest';

import { loadDocument, problemsOf } from '../../test/openrouter-document.ts';

const document = await loadDocument();
if (document === undefined) {
  process.stdout.write('OPENROUTER_API_DIR is not set: requests were not validated against the OpenAPI document.\n');
}

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

it('the document was there, or a line said that it was not', () => {
  expect(document === undefined).toBe(!process.env['OPENROUTER_API_DIR']);
});
