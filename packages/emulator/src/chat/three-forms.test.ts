import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { call } from '../testing/call.ts';

const WEATHER = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const wish = fc.record({
  model: fc.constantFrom('openai/gpt-5', 'anthropic/claude-sonnet-4.5', 'google/gemini-2.5-pro', 'z-ai/glm-4.6'),
  question: fc.constantFrom(
    'What is the weather in Paris and Oslo?',
    'Tell me “a joke” about 7 cats.',
    '…',
    'Time? 🙂',
  ),
  tools: fc.boolean(),
  search: fc.boolean(),
  thinks: fc.boolean(),
  most: fc.constantFrom(undefined, 1, 7, 40, 2000),
});
type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never;

/** One wish in the words of each API. */
const REQUESTS: Readonly<Record<string, (asked: Wish) => Record<string, unknown>>> = {
  '/chat/completions': ({ model, question, tools, search, thinks, most }) => ({
    model,
    messages: [{ role: 'user', content: question }],
    ...((tools || search) && {
      tools: [
        ...(tools ? [{ type: 'function', function: { name: 'get_weather', parameters: WEATHER } }] : []),
        ...(search ? [{ type: 'openrouter:web_search' }] : []),
      ],
    }),
    ...(thinks && { reasoning: { effort: 'low' } }),
    ...(most !== undefined && { max_tokens: most }),
  }),
  '/responses': ({ model, question, tools, search, thinks, most }) => ({
    model,
    input: question,
    tools: [
      ...(tools ? [{ type: 'function', name: 'get_weather', parameters: WEATHER }] : []),
      ...(search ? [{ type: 'openrouter:web_search' }] : []),
    ],
    include: ['reasoning.encrypted_content'],
    ...(thinks && { reasoning: { effort: 'low' } }),
    ...(most !== undefined && { max_output_tokens: most }),
  }),
  '/messages': ({ model, question, tools, search, thinks, most }) => ({
    model,
    messages: [{ role: 'user', content: question }],
    tools: [
      ...(tools ? [{ name: 'get_weather', input_schema: WEATHER }] : []),
      ...(search ? [{ type: 'openrouter:web_search' }] : []),
    ],
    ...(thinks && { thinking: { type: 'adaptive' }, output_config: { effort: 'low' } }),
    ...(most !== undefined && { max_tokens: most }),
  }),
};

async function send(path: string, asked: Wish, stream: boolean): Promise<string> {
  const emulator = createEmulator({ seed: 3, clock: () => 1_790_000_000_000 });
  const response = await call(emulator, path, { ...REQUESTS[path]?.(asked), stream });
  expect(response.status).toBe(200);
  return response.text();
}

interface Event {
  type: string;
  index?: number;
  delta?: unknown;
  content_block?: Record<string, unknown>;
  response?: unknown;
  item?: unknown;
}

const events = (text: string): Event[] =>
  text.split('\n').flatMap((line) => (line.startsWith('data: {') ? [JSON.parse(line.slice(6)) as Event] : []));

test('a streamed response tells what the whole one has, item by item and in its last event', async () => {
  await fc.assert(
    fc.asyncProperty(wish, async (asked) => {
      const whole = JSON.parse(await send('/responses', asked, false)) as { output: unknown[] };
      const told = events(await send('/responses', asked, true));
      expect(told.at(-1)?.response).toEqual(whole);
      const done = told.filter(({ type }) => type === 'response.output_item.done');
      expect(done.map(({ item }) => item)).toEqual(whole.output);
    }),
  );
});

test('a streamed message tells what the whole one has, block by block', async () => {
  await fc.assert(
    fc.asyncProperty(wish, async (asked) => {
      const whole = JSON.parse(await send('/messages', asked, false)) as { content: Record<string, unknown>[] };
      const blocks: Record<string, unknown>[] = [];
      for (const { type, index = 0, content_block: opened, delta } of events(await send('/messages', asked, true))) {
        if (type === 'content_block_start' && opened) blocks[index] = { ...opened };
        if (type === 'content_block_delta') append(blocks[index] ?? {}, delta as Record<string, unknown>);
      }
      const cut = whole.content.filter(({ type }) => type === 'tool_use' && asked.most !== undefined);
      // Arguments that were cut off are no JSON: the whole form has an empty object there.
      if (cut.length === 0) expect(blocks.map(parseInput)).toEqual(whole.content);
      else expect(blocks.map(({ type }) => type)).toEqual(whole.content.map(({ type }) => type));
    }),
  );
});

test('the same wish costs the same in each API', async () => {
  await fc.assert(
    fc.asyncProperty(wish, async (asked) => {
      const costs = await Promise.all(
        Object.keys(REQUESTS).map(async (path) => {
          const { usage } = JSON.parse(await send(path, asked, false)) as { usage: { cost: number } };
          return usage.cost;
        }),
      );
      expect(new Set(costs).size).toBe(1);
    }),
  );
});

function append(block: Record<string, unknown>, delta: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(delta)) {
    if (name === 'type') continue;
    if (name === 'citation') block.citations = [...(block.citations as unknown[]), value];
    else if (typeof value === 'string') block[name] = `${(block[name] as string | undefined) ?? ''}${value}`;
  }
}

function parseInput({ partial_json: json, ...block }: Record<string, unknown>): Record<string, unknown> {
  return json === undefined ? block : { ...block, input: JSON.parse((json as string) || '{}') as unknown };
}
