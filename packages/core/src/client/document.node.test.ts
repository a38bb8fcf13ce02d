import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../test/openrouter-document.ts';
import { fullQueries } from '../../test/full-queries.ts';
import { operations } from '../../test/operations.ts';
import { createOpenRouterClient } from '../index.ts';

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

describe.each(document === undefined ? [] : [document])('the query', ({ spec, findOperation }) => {
  const queried: string[] = [];

  it.each(fullQueries)('of %s has every parameter of the document, and no other', async (_, call) => {
    const urls: { method: string; url: URL }[] = [];
    const client = createOpenRouterClient({
      apiKey: 'sk-api',
      managementKey: 'sk-mgmt',
      fetch: async (url, { method = '' }) => {
        urls.push({ method, url: new URL(url) });
        return new Response(JSON.stringify({ id: 'f', data: [] }), {
          headers: { 'content-type': 'application/octet-stream' },
        });
      },
    });
    await call(client);
    const [sent] = urls;
    const path = sent?.url.pathname.replace('/api/v1', '') ?? '';
    const { op } = findOperation(sent?.method ?? '', path) ?? {};
    const parameters = (op?.parameters ?? []).filter((parameter) => parameter.in === 'query');
    expect([...(sent?.url.searchParams.keys() ?? [])].toSorted()).toEqual(
      parameters.map(({ name }) => name).toSorted(),
    );
    for (const { name, schema } of parameters) {
      if (schema.enum !== undefined) expect(schema.enum.map(String)).toContain(sent?.url.searchParams.get(name));
    }
    queried.push(op?.operationId ?? '');
  });

  it('is held against the document for every operation that takes one', () => {
    const withQuery = Object.values(spec.paths).flatMap((item) =>
      Object.values(item).flatMap((operation) =>
        operation?.parameters?.some((parameter) => parameter.in === 'query') ? [operation.operationId] : [],
      ),
    );
    expect(queried.toSorted()).toEqual(withQuery.toSorted());
  });
});
