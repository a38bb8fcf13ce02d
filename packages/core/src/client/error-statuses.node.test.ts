import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorExample } from '../../test/error-example.ts';
import { failureOf } from '../../test/json-answers.ts';
import { loadDocument } from '../../test/openrouter-document.ts';
import { operations, otherOperations } from '../../test/operations.ts';
import { createOpenRouterClient, GoneError } from '../index.ts';
import type { OpenRouterClient, OpenRouterErrorKind, TransportOptions } from '../index.ts';

/** What each status means, from the fact sheet of the API (§5.2) and RFC 9110. */
const kinds: Readonly<Record<number, OpenRouterErrorKind>> = {
  400: 'invalid-request',
  401: 'authentication',
  402: 'payment-required',
  403: 'permission-denied',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'gone',
  413: 'invalid-request',
  422: 'invalid-request',
  429: 'rate-limit',
  500: 'server',
  502: 'upstream',
  503: 'overloaded',
  524: 'timeout',
  529: 'overloaded',
};

const calls = [...operations, ...otherOperations].map(([name, call, line]) => ({ name, call, line }));
const document = await loadDocument();
const documents = document === undefined ? [] : [document];

/** Every operation of the document with every error that it declares, as often as the client has calls for it. */
const declared = documents.flatMap((document) =>
  calls.flatMap(({ name, call, line }) => {
    const [method = '', path = ''] = line.split(' ');
    const operation = document.findOperation(method, path)?.op;
    return Object.entries(operation?.responses ?? {}).flatMap(([status, { content }]) =>
      Number(status) >= 400
        ? [{ id: operation?.operationId, name, call, method, path, status: Number(status), content, document }]
        : [],
    );
  }),
);
const checked = new Set(declared.map(({ id }) => id));

process.stdout.write(
  document === undefined
    ? 'No OPENROUTER_API_DIR: the errors of the client were not held against the OpenAPI document.\n'
    : `${declared.length} errors of ${checked.size} operations are checked.\n`,
);

function clientOn(fetch: NonNullable<TransportOptions['fetch']>): OpenRouterClient {
  return createOpenRouterClient({ apiKey: 'sk-api', managementKey: 'sk-mgmt', fetch });
}

// Only the waits of an operation that tries again: they pass at once.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe.each(documents)('a declared error', ({ spec }) => {
  it('is checked for every operation of the document', () => {
    const all = Object.values(spec.paths).flatMap((item) =>
      Object.values(item).flatMap((operation) => operation?.operationId ?? []),
    );
    expect(checked).toEqual(new Set(all));
    expect(new Set(declared.map(({ status }) => status))).toEqual(new Set(Object.keys(kinds).map(Number)));
  });

  it.each(declared)('$status of $name has its kind, and loses nothing', async (row) => {
    const { schema } = row.content?.['application/json'] ?? {};
    if (schema === undefined) throw new Error(`${row.name} ${row.status} declares no body.`);
    const { body, message, metadata, generationId } = errorExample(row.document.spec, schema, row.status);
    expect(row.document.validateResponse(row.method, row.path, row.status, body)).toMatchObject({ ok: true });
    const failing = failureOf(row.call(clientOn(async () => Response.json(body, { status: row.status }))));
    await vi.runAllTimersAsync();
    const error = await failing;
    expect(error).toMatchObject({
      kind: kinds[row.status],
      status: row.status,
      body,
      ...(generationId && { generationId }),
    });
    expect(error.message).toContain(message);
    expect(error.providerName).toBe(metadata.provider_name);
    expect(error.errorType).toBe(metadata.error_type);
    expect(error.retryAt).toBeInstanceOf(Date);
    expect(error instanceof GoneError).toBe(row.status === 410);
  });
});

describe('a redirect to another origin', () => {
  const elsewhere = 'https://elsewhere.example';

  it.each(calls)('takes no key and no body of $name along', async ({ call }) => {
    const strange: RequestInit[] = [];
    const client = clientOn(async (url, init) => {
      if (url.startsWith(elsewhere)) {
        strange.push(init);
        return Response.json({ error: { code: 404, message: 'No' } }, { status: 404 });
      }
      return new Response(null, { status: 307, headers: { location: `${elsewhere}/x` } });
    });
    const failing = failureOf(call(client));
    await vi.runAllTimersAsync();
    expect((await failing).status).toBeGreaterThanOrEqual(300);
    for (const init of strange) {
      expect(Object.keys(init).toSorted()).toEqual(['method', 'redirect']);
      expect(init).toMatchObject({ method: 'GET', redirect: 'manual' });
    }
  });
});
