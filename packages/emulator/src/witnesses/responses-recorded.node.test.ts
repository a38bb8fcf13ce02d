import { describe, expect, test } from 'vitest';

import { createEmulator, loadRecordings, type Recording } from '../index.ts';
import { isJsonObject, type JsonObject } from '../json/json-value.ts';
import { call } from '../testing/call.ts';
import { recordingsFolder } from '../testing/recordings-folder.ts';

/** A model of the catalogue for one of the same family that is not in it. */
const SIBLINGS: Readonly<Record<string, string>> = {
  'openai/gpt-4o-mini-2024-07-18': 'openai/gpt-4o-mini',
  'openai/gpt-5.5': 'openai/gpt-5',
  'openai/gpt-5.6-sol': 'openai/gpt-5',
  'x-ai/grok-4.3': 'x-ai/grok-4',
};

const events = (text: string): JsonObject[] =>
  text.split('\n').flatMap((line) => (line.startsWith('data: {') ? [JSON.parse(line.slice(6)) as JsonObject] : []));

function finalOf(text: string): JsonObject {
  const last = text.trimStart().startsWith('{') ? JSON.parse(text) : events(text).at(-1)?.response;
  if (!isJsonObject(last)) throw new Error(`a response was expected: ${text.slice(0, 200)}`);
  return last;
}

const itemsOf = ({ output }: JsonObject): JsonObject[] => (Array.isArray(output) ? output.filter(isJsonObject) : []);
const typesOf = (response: JsonObject) => itemsOf(response).map(({ type }) => type);
const keysOf = (value: JsonObject | undefined): string[] => Object.keys(value ?? {}).toSorted();

/** The order of events, with runs of the same one told once. */
function orderOf(text: string): unknown[] {
  return events(text)
    .map(({ type }) => type)
    .filter((type, index, all) => type !== all[index - 1]);
}

/** Responses as OpenRouter writes them since 2026; older ones have other members. */
function isCurrent({ request, response }: Recording): boolean {
  return request.path.endsWith('/responses') && response.status === 200 && response.body.includes('"completed_at"');
}

describe.runIf(recordingsFolder !== undefined)('responses that were recorded', () => {
  test('have the members, the items and the order of events that the emulator has', async () => {
    const recorded = (await loadRecordings(recordingsFolder ?? '')).filter(isCurrent);
    expect(recorded.length).toBeGreaterThan(0);
    let items = 0;
    let orders = 0;
    for (const { request, response } of recorded) {
      const body = request.body as JsonObject & { model: string }; // every request of this endpoint has one
      const { model } = body;
      const answer = await call(createEmulator({ verifyReasoning: false }), '/responses', {
        ...body,
        model: SIBLINGS[model] ?? model,
      });
      const text = await answer.text();
      const [theirs, ours] = [finalOf(response.body), finalOf(text)];
      // `prompt_cache_options` is younger than some recordings; a request that was too long has no usage.
      const optional = ['prompt_cache_options', 'usage'];
      const named = (own: JsonObject) => keysOf(own).filter((name) => !optional.includes(name));
      expect({ model, keys: named(ours) }).toEqual({ model, keys: named(theirs) });
      for (const item of itemsOf(theirs)) {
        const own = itemsOf(ours).find(({ type }) => type === item.type);
        if (!own) continue;
        expect({ type: item.type, keys: keysOf(own) }).toEqual({ type: item.type, keys: keysOf(item) });
        items++;
      }
      if (body.stream !== true || typesOf(theirs).join() !== typesOf(ours).join()) continue;
      if (theirs.status === ours.status) {
        expect(orderOf(text)).toEqual(orderOf(response.body));
        orders++;
      }
    }
    process.stdout.write(
      `Compared ${recorded.length} recorded responses: ${items} items, ${orders} orders of events.\n`,
    );
    expect(items).toBeGreaterThan(0);
    expect(orders).toBeGreaterThan(0);
  });
});

test('recorded responses were compared where there are any', () => {
  expect(recordingsFolder !== undefined || !process.env.RECORDINGS_DIR).toBe(true);
});
