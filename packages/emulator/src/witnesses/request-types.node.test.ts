import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { call } from '../testing/call.ts';
import { documentedMembers, membersOf } from '../testing/documented-members.ts';
import { mutate, type Mutation } from '../testing/mutate-request.ts';
import { loadValidator, NO_VALIDATOR } from '../testing/openapi-validator.ts';
import { CHAT_EXAMPLES } from '../testing/request-examples/chat-examples.ts';
import { LENIENT, type LenientException } from '../testing/request-examples/exceptions.ts';
import { MEDIA_EXAMPLES } from '../testing/request-examples/media-examples.ts';
import { MESSAGES_EXAMPLES } from '../testing/request-examples/messages-examples.ts';
import { RESPONSES_EXAMPLES } from '../testing/request-examples/responses-examples.ts';
import { UNSENT } from '../testing/request-examples/unsent-members.ts';

const validator = await loadValidator();
const EXAMPLES = [...CHAT_EXAMPLES, ...MESSAGES_EXAMPLES, ...RESPONSES_EXAMPLES, ...MEDIA_EXAMPLES].map(
  ({ path, body }) => ({
    path,
    body: JSON.parse(JSON.stringify(body)) as JsonObject, // as it travels
  }),
);
const PATHS = [...new Set(EXAMPLES.map(({ path }) => path))];

describe.runIf(validator !== undefined)('what the OpenAPI document forbids, the emulator refuses', () => {
  const check = validator ?? NO_VALIDATOR;

  test.each(EXAMPLES.map((example, index) => ({ ...example, index })))('example $index, $path', async (example) => {
    const { path, body } = example;
    expect(check.validateRequest('POST', path, body)).toMatchObject({ ok: true, errors: [] });
    const emulator = createEmulator({ seed: 1 });
    const sound = await call(emulator, path, body);
    expect({ status: sound.status < 300, answer: await sound.text() }).toMatchObject({ status: true });
    const lenient: string[] = [];
    let forbidden = 0;
    for (const mutation of mutate(body)) {
      const response = await call(emulator, path, mutation.body as JsonObject); // an object: only members are changed
      const answer = await response.text();
      const told = `${mutation.path} = ${JSON.stringify(mutation.value)?.slice(0, 30)}`;
      expect({ told, answer, failed: response.status >= 500 }).toMatchObject({ failed: false });
      if (check.validateRequest('POST', path, mutation.body).ok) continue;
      forbidden++;
      if (response.status < 400 && !exceptionOf(path, mutation)) lenient.push(told);
    }
    expect(forbidden).toBeGreaterThan(10);
    expect(lenient).toEqual([]);
  });

  test.each(PATHS)('the examples of %s have every member of the document, or it says why not', (path) => {
    const document = validator?.spec as unknown as JsonObject; // JSON
    const documented = documentedMembers(document, requestSchema(document, path));
    const sent = new Set(EXAMPLES.flatMap((example) => (example.path === path ? membersOf(example.body) : [])));
    const missing = [...documented].filter((member) => !sent.has(member));
    const unsent = missing.filter((member) => !UNSENT.some((own) => own.api.test(path) && own.member.test(member)));
    expect(documented.size).toBeGreaterThan(10);
    expect(unsent).toEqual([]);
  });

  test('no exception is idle', async () => {
    const idle = new Set(LENIENT);
    for (const { path, body } of EXAMPLES) {
      for (const mutation of mutate(body)) {
        const exception = exceptionOf(path, mutation);
        if (!exception || check.validateRequest('POST', path, mutation.body).ok) continue;
        if ((await call(createEmulator(), path, mutation.body as JsonObject)).status < 300) idle.delete(exception);
      }
    }
    expect([...idle]).toEqual([]);
  });
});

function requestSchema(document: JsonObject, path: string): JsonValue | undefined {
  return ['paths', path, 'post', 'requestBody', 'content', 'application/json', 'schema'].reduce<JsonValue | undefined>(
    (value, name) => (value as JsonObject | undefined)?.[name], // the document's own structure
    document,
  );
}

function exceptionOf(api: string, { path, value }: Mutation): LenientException | undefined {
  const text = JSON.stringify(value) ?? 'undefined';
  return LENIENT.find((own) => own.api.test(api) && own.member.test(path) && own.value.test(text));
}
