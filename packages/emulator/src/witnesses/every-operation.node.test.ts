import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';
import type { JsonValue } from '../json/json-value.ts';
import { ACCOUNT_GROUP } from '../testing/document-groups/account-group.ts';
import { ANALYTICS_GROUPS } from '../testing/document-groups/analytics-groups.ts';
import { CATALOGUE_GROUP } from '../testing/document-groups/catalogue-group.ts';
import { MANAGEMENT_GROUPS } from '../testing/document-groups/management-groups.ts';
import { PRESET_GROUP } from '../testing/document-groups/preset-group.ts';
import type { DocumentGroup, DocumentKey, DocumentStep } from '../testing/document-steps.ts';
import { mutate } from '../testing/mutate-request.ts';
import { loadValidator, NO_VALIDATOR } from '../testing/openapi-validator.ts';

const validator = await loadValidator();

const GROUPS: readonly DocumentGroup[] = [
  CATALOGUE_GROUP,
  ACCOUNT_GROUP,
  PRESET_GROUP,
  ...MANAGEMENT_GROUPS,
  ...ANALYTICS_GROUPS,
];

const KEYS: Readonly<Record<DocumentKey, string | undefined>> = {
  none: undefined,
  standard: 'sk-or-v1-test-0123456789abcdef',
  management: 'sk-or-management-0123456789abcdef',
};

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly response: Response;
}

async function send(
  emulator: Emulator,
  step: DocumentStep,
  key: DocumentKey,
  saved: Map<string, string>,
): Promise<Sent> {
  const [method = '', template = ''] = step.operation.split(' ');
  const path = (template + (step.query ?? '')).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = step.values?.[name] ?? saved.get(name);
    if (value === undefined) throw new Error(`${step.operation}: nothing for {${name}}`);
    return encodeURIComponent(value);
  });
  const body = typeof step.body === 'function' ? step.body(saved) : step.body;
  const authorization = KEYS[step.key ?? key];
  const response = await emulator.fetch(`https://openrouter.ai/api/v1${path}`, {
    method,
    headers: authorization === undefined ? {} : { authorization: `Bearer ${authorization}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { method, path, body, response };
}

/** The value at a path such as `data.id` or `data.0.id`, as text. */
function valueAt(body: unknown, path: string): string {
  let value: unknown = body;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined; // JSON
  }
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`Nothing at ${path} of ${JSON.stringify(body)}`);
}

describe.runIf(validator !== undefined)('every operation answers as the OpenAPI document says', () => {
  const check = validator ?? NO_VALIDATOR;

  test.each(GROUPS)('$name', async ({ steps, key }) => {
    const emulator = createEmulator({ seed: 3 });
    const saved = new Map<string, string>();
    for (const step of steps) {
      const { method, path, body, response } = await send(emulator, step, key, saved);
      const answer: unknown = JSON.parse(await response.text());
      const about = { step: step.operation, path, answer };
      expect({ ...about, status: response.status }).toEqual({ ...about, status: step.status ?? 200 });
      if (body !== undefined && response.status < 300) {
        expect({ ...about, ...check.validateRequest(method, path, body) }).toMatchObject({ ok: true, errors: [] });
      }
      expect({ ...about, ...check.validateResponse(method, path, response.status, answer) }).toMatchObject({
        ok: true,
        errors: [],
      });
      for (const [name, from] of Object.entries(step.save ?? {})) saved.set(name, valueAt(answer, from));
    }
  });
});

describe.runIf(validator !== undefined)('every operation refuses what the OpenAPI document forbids', () => {
  const check = validator ?? NO_VALIDATOR;

  test.each(GROUPS)('$name', async ({ steps, key }) => {
    const emulator = createEmulator({ seed: 3 });
    const saved = new Map<string, string>();
    const lenient: string[] = [];
    for (const step of steps) {
      const { method, path, body, response } = await send(emulator, step, key, saved);
      const answer: unknown = JSON.parse(await response.text());
      for (const [name, from] of Object.entries(step.save ?? {})) saved.set(name, valueAt(answer, from));
      if (body === undefined || response.status >= 300 || method === 'DELETE') continue;
      for (const wrong of mutate(JSON.parse(JSON.stringify(body)) as JsonValue)) {
        const told = `${step.operation}: ${wrong.path} = ${JSON.stringify(wrong.value)?.slice(0, 30)}`;
        const refused = await send(emulator, { ...step, body: () => wrong.body }, key, saved);
        expect({ told, failed: refused.response.status >= 500 }).toMatchObject({ failed: false });
        const forbidden = !check.validateRequest(method, path, wrong.body).ok;
        if (forbidden && refused.response.status < 400) lenient.push(told);
      }
    }
    expect(lenient).toEqual([]);
  });
});

// Operations of the document that the emulator leaves out, each with the reason.
const LEFT_OUT: readonly string[] = [];

describe.runIf(validator !== undefined)('no operation of the OpenAPI document is left out', () => {
  test('but those that are named here', async () => {
    const emulator = createEmulator();
    const paths = Object.entries(validator?.spec?.paths ?? {});
    const operations = paths.flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => /^(get|post|put|patch|delete)$/.test(method))
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations.length).toBeGreaterThan(90);
    const missing: string[] = [];
    for (const operation of operations) {
      const [method = '', path = ''] = operation.split(' ');
      const response = await emulator.fetch(`https://openrouter.ai/api/v1${path.replaceAll(/\{\w+\}/g, 'x')}`, {
        method,
        headers: { authorization: `Bearer ${KEYS.management}` },
      });
      if ((await response.text()).includes('is not simulated')) missing.push(operation);
    }
    expect(missing).toEqual(LEFT_OUT);
  });
});

test('the validator ran, or a line said that it did not', () => {
  expect(validator === undefined).toBe(!process.env.OPENROUTER_API_DIR);
});
