import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import { getRetryable } from '@langchain/core/errors';
import { AIMessage } from '@langchain/core/messages';
import { OutputParserException } from '@langchain/core/output_parsers';
import { createEmulator } from '@openrouter-adapters/emulator';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { z } from 'zod';
import * as z3 from 'zod/v3';

import { isLowestLangChain } from '../../test/langchain-version.ts';
import { modelOn, play, streamed, whole } from '../../test/upstream.ts';
import type { PlayedAnswer, Upstream } from '../../test/upstream.ts';
import { ChatOpenRouter } from '../index.ts';
import type { ChatOpenRouterCallOptions, StructuredOutputMethod } from '../index.ts';

const person = z.object({ name: z.string().describe('first name'), age: z.number() });
const jsonSchema = {
  title: 'person',
  description: 'A person',
  type: 'object',
  properties: { name: { type: 'string' }, age: { type: 'number' } },
  required: ['name', 'age'],
};
const ada = { name: 'Ada', age: 36 };

function calling(name: string, args: string, finish = 'tool_calls') {
  return whole(
    { tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name, arguments: args } }] },
    { finish },
  );
}

function sent(upstream: Upstream) {
  const { messages: _messages, model: _model, ...body } = upstream.requests[0]?.body ?? { messages: [], model: '' };
  return body;
}

/** Has LangChain read answers by their stream events, as graphs do. */
class StreamEventsReader extends BaseCallbackHandler {
  name = 'stream-events-reader';
  readonly lc_prefer_chat_model_stream_events = true;
  override handleChatModelStreamEvent(): void {}
}

/** A streamed answer by a method, whose object comes in these pieces. */
function streaming(method: StructuredOutputMethod, pieces: readonly string[], finish?: string): PlayedAnswer {
  const toCall = (args: string, start?: object) => ({
    tool_calls: [{ index: 0, function: { arguments: args }, ...start }],
  });
  const start = { id: 'a', type: 'function', function: { name: 'person', arguments: '' } };
  const deltas =
    method === 'functionCalling'
      ? [toCall('', start), ...pieces.map((piece) => toCall(piece))]
      : pieces.map((content) => ({ content }));
  return { body: streamed(deltas, { finish: finish ?? (method === 'functionCalling' ? 'tool_calls' : 'stop') }) };
}

async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const collected: Value[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}

describe('withStructuredOutput', () => {
  it('forces a tool call where nothing is known about the model', async () => {
    const upstream = play(calling('extract', JSON.stringify(ada)));
    const structured = modelOn(upstream).withStructuredOutput(person);
    expectTypeOf(structured.invoke).returns.resolves.toEqualTypeOf<{ name: string; age: number }>();
    expect(await structured.invoke('Ada, 36')).toEqual(ada);
    expect(sent(upstream)).toEqual({
      tools: [
        {
          type: 'function',
          function: {
            name: 'extract',
            parameters: expect.objectContaining({
              type: 'object',
              properties: { name: { type: 'string', description: 'first name' }, age: { type: 'number' } },
            }),
          },
        },
      ],
      tool_choice: { type: 'function', function: { name: 'extract' } },
    });
  });

  it('asks for a JSON schema where the profile knows that the model can', async () => {
    const upstream = play(whole({ content: JSON.stringify(ada) }));
    const model = modelOn(upstream, { profile: { structuredOutput: true }, provider: { sort: 'price' } });
    expect(await model.withStructuredOutput(jsonSchema, { strict: true }).invoke('Ada, 36')).toEqual(ada);
    expect(sent(upstream)).toEqual({
      provider: { sort: 'price', require_parameters: true },
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'person', description: 'A person', schema: jsonSchema, strict: true },
      },
    });
  });

  it.each(['jsonSchema', 'jsonMode'] as const)(
    'keeps what modelKwargs or the call say of providers with %s',
    async (method) => {
      const answer = whole({ content: JSON.stringify(ada) });
      const provider = { order: ['x'], zdr: true };
      const upstream = play(answer);
      await modelOn(upstream, { modelKwargs: { provider } }).withStructuredOutput(person, { method }).invoke('Ada, 36');
      expect(sent(upstream)).toMatchObject({ provider: { ...provider, require_parameters: true } });

      const called = play(answer);
      const options: Partial<ChatOpenRouterCallOptions> = { provider: { only: ['y'] } };
      await modelOn(called, { provider }).withStructuredOutput(person, { method }).invoke('Ada, 36', options);
      expect(called.requests[0]?.body.provider).toEqual({ only: ['y'], require_parameters: true });
    },
  );

  it('asks for any JSON with jsonMode, and leaves require_parameters to the caller who set it', async () => {
    const upstream = play(whole({ content: '```json\n{"name":"Ada","age":36}\n```' }));
    const model = modelOn(upstream, { provider: { require_parameters: false } });
    expect(await model.withStructuredOutput(person, { method: 'jsonMode' }).invoke('Ada, 36')).toEqual(ada);
    expect(sent(upstream)).toEqual({
      provider: { require_parameters: false },
      response_format: { type: 'json_object' },
    });
  });

  it('sends a name that the API allows, whichever was given', async () => {
    const upstream = play(calling('per_son_', JSON.stringify(ada)));
    const structured = modelOn(upstream).withStructuredOutput(person, { name: 'per son!', method: 'functionCalling' });
    expect(await structured.invoke('Who?')).toEqual(ada);
    expect(upstream.requests[0]?.body.tool_choice).toEqual({ type: 'function', function: { name: 'per_son_' } });
  });

  it.each([
    ['zod 4', person, 'extract'],
    ['zod 3', z3.object({ name: z3.string(), age: z3.number() }), 'extract'],
    ['a JSON schema', jsonSchema, 'person'],
    ['an OpenAI function', { name: 'make_person', parameters: jsonSchema }, 'make_person'],
  ])('takes %s', async (_, schema, name) => {
    const upstream = play(calling(name, JSON.stringify(ada)));
    expect(
      await modelOn(upstream)
        .withStructuredOutput(schema as Record<string, unknown>)
        .invoke('Ada, 36'),
    ).toEqual(ada);
    expect(upstream.requests[0]?.body.tools).toMatchObject([
      { function: { name, parameters: { type: 'object', properties: { name: { type: 'string' } } } } },
    ]);
  });

  it('takes a Standard Schema with a JSON schema, and gives what the schema makes of the object', async () => {
    const upstream = play(calling('person', JSON.stringify(ada)));
    const schema = {
      '~standard': {
        version: 1 as const,
        vendor: 'test',
        validate: (value: unknown) => ({ value: { greeting: `Hello ${(value as { name: string }).name}` } }),
        jsonSchema: { input: () => jsonSchema, output: () => jsonSchema },
      },
    };
    const structured = modelOn(upstream).withStructuredOutput(schema);
    expect(await structured.invoke('Ada, 36')).toEqual({ greeting: 'Hello Ada' });
  });

  it('gives the message too with includeRaw, and null for an object that is none', async () => {
    const good = await modelOn(play(calling('extract', JSON.stringify(ada))))
      .withStructuredOutput(person, { includeRaw: true })
      .invoke('Ada, 36');
    expect(good.parsed).toEqual(ada);
    expect(AIMessage.isInstance(good.raw)).toBe(true);
    const bad = await modelOn(play(whole({ refusal: 'No.' })))
      .withStructuredOutput(person, { includeRaw: true })
      .invoke('Ada, 36');
    expect(bad.parsed).toBeNull();
    expect(bad.raw.additional_kwargs['refusal']).toBe('No.');
  });

  it.each([
    ['a missing call', whole({ content: 'Ada is 36.' }), 'functionCalling', 'did not call “extract”'],
    [
      'a call that was cut off',
      calling('extract', '{"name":"Ada","age":3', 'length'),
      'functionCalling',
      'raise maxTokens',
    ],
    [
      'a call of another shape',
      calling('extract', '{"name":"Ada"}'),
      'functionCalling',
      'does not match the schema: age',
    ],
    ['text', whole({ content: 'Ada is 36.' }), 'jsonSchema', 'not JSON'],
    [
      'JSON that was cut off',
      whole({ content: '{"name":"Ada","age":3' }, { finish: 'length' }),
      'jsonSchema',
      'raise maxTokens',
    ],
    [
      'a missing call where a content filter ended the answer',
      whole({ content: '' }, { finish: 'content_filter' }),
      'functionCalling',
      'did not call “extract”. A content filter cut it off.',
    ],
    [
      'a call that a content filter cut off',
      calling('extract', '{"name":"Ad', 'content_filter'),
      'functionCalling',
      'is not whole. A content filter cut it off.',
    ],
    [
      'text that a content filter cut off',
      whole({ content: '{"name":"Ad' }, { finish: 'content_filter' }),
      'jsonSchema',
      'is not JSON. A content filter cut it off.',
    ],
    ['JSON of another shape', whole({ content: '{"name":1,"age":3}' }), 'jsonMode', 'does not match the schema: name'],
  ] as const)('rejects %s, and says so', async (_, answer, method, message) => {
    const structured = modelOn(play(answer)).withStructuredOutput(person, { method });
    const error = await structured.invoke('Ada').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(OutputParserException);
    expect(error).toMatchObject({ message: expect.stringContaining(message), lc_error_code: 'OUTPUT_PARSING_FAILURE' });
  });

  it.each([
    ['```json\n{"name":"Ada","age":36}\n```'],
    [' \n```\n\n{"name":"Ada","age":36}```\n '],
    ['```JSON \r\n{"name":"Ada","age":36}\r\n```'],
  ])('finds the object in a fenced block: %j', async (content) => {
    const structured = modelOn(play(whole({ content }))).withStructuredOutput(person, { method: 'jsonSchema' });
    expect(await structured.invoke('Ada')).toEqual(ada);
  });

  it.each([
    ['opens a fence and goes on with empty lines', `\`\`\`json${'\n'.repeat(6_000)}{"a":1`],
    ['ends with empty lines and something else', `\`\`\`json\n{"a":1}${'\n'.repeat(6_000)}x`],
    ['is a fence with spaces only', `\`\`\`json\n{"a":${' '.repeat(6_000)}\`\`\``],
  ])('rejects at once a long text that %s', async (_, content) => {
    const answer = whole({ content }, { finish: 'length' });
    const structured = modelOn(play(answer)).withStructuredOutput(jsonSchema, { method: 'jsonSchema' });
    await expect(structured.invoke('Ada')).rejects.toThrow('not JSON. The token limit cut it off');
  });

  it.each(['functionCalling', 'jsonSchema', 'jsonMode'] as const)(
    'rejects a refusal of an answer by %s with the error for that',
    async (method) => {
      const structured = modelOn(play(whole({ refusal: 'I will not.' }))).withStructuredOutput(person, { method });
      const error = await structured.invoke('Ada').catch((caught: unknown) => caught);
      expect(error).toMatchObject({ message: expect.stringMatching(/refused.*: I will not\./) });
      if (isLowestLangChain) return expect(error).toBeInstanceOf(OutputParserException);
      expect(error).toMatchObject({
        name: 'ModelRefusalError',
        rawMessage: { additional_kwargs: { refusal: 'I will not.' } },
      });
      expect(getRetryable(error)).toBe(false);
    },
  );

  it('finds a refusal where LangChain made the message of stream events', async () => {
    const refused = play({ body: streamed([{ refusal: 'I will not.' }]) });
    const structured = modelOn(refused).withStructuredOutput(person);
    const error = await structured
      .invoke('Ada', { callbacks: [new StreamEventsReader()] })
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject(
      isLowestLangChain ? { lc_error_code: 'OUTPUT_PARSING_FAILURE' } : { name: 'ModelRefusalError' },
    );
  });

  it('finds a call that was cut off where LangChain made the message of stream events', async () => {
    const cut = play(streaming('functionCalling', ['{"name":"Ada","age":3'], 'length'));
    const structured = modelOn(cut).withStructuredOutput(person, { name: 'person' });
    const answer = structured.invoke('Ada', { callbacks: [new StreamEventsReader()] });
    await expect(answer).rejects.toThrow('The call of “person” is not whole. The token limit cut it off');
  });

  it('refuses JSON that is no object, also without a schema that checks', async () => {
    const structured = modelOn(play(whole({ content: '[1]' }))).withStructuredOutput(jsonSchema, {
      method: 'jsonSchema',
    });
    await expect(structured.invoke('Ada')).rejects.toThrow('not a JSON object');
  });

  it('tells tracers the schema and the method', async () => {
    let format: unknown;
    await modelOn(play(calling('extract', JSON.stringify(ada))))
      .withStructuredOutput(person)
      .invoke('Ada', {
        callbacks: [
          {
            handleChatModelStart: (_llm, _messages, _run, _parent, extra) => {
              const options = extra?.['options'];
              if (typeof options === 'object' && options !== null && 'ls_structured_output_format' in options)
                format = options.ls_structured_output_format;
            },
          },
        ],
      });
    expect(format).toMatchObject({ kwargs: { method: 'function_calling' }, schema: { type: 'object' } });
  });

  it.each(['functionCalling', 'jsonSchema'] as const)('works with the emulator by %s', async (method) => {
    const { fetch } = createEmulator({ seed: 1 });
    const model = new ChatOpenRouter({ model: 'openai/gpt-4o', apiKey: 'sk-or-v1-test', fetch });
    const answer = await model.withStructuredOutput(person, { method }).invoke('Ada is 36 years old.');
    expect(person.safeParse(answer).success).toBe(true);
  });
});

describe.each(['functionCalling', 'jsonSchema', 'jsonMode'] as const)('a stream of objects by %s', (method) => {
  const name = 'person';
  const pieces = ['{"na', 'me":"A', 'da","age"', ':3', '6}'];

  it.each([
    ['zod', person],
    ['JSON schema', jsonSchema],
  ])('gives the object as it grows, at last the whole one (%s)', async (_, schema) => {
    const structured = modelOn(play(streaming(method, pieces))).withStructuredOutput<object>(schema, { method, name });
    expect(await collect(await structured.stream('Ada'))).toEqual([
      {},
      { name: 'A' },
      { name: 'Ada' },
      { name: 'Ada', age: 3 },
      ada,
    ]);
  });

  it('gives with standard blocks the same', async () => {
    const structured = modelOn(play(streaming(method, pieces)), { outputVersion: 'v1' }).withStructuredOutput(person, {
      method,
      name,
    });
    const seen = await collect(await structured.stream('Ada'));
    expect(seen.slice(-2)).toEqual([{ name: 'Ada', age: 3 }, ada]);
  });

  it('ends with what the schema makes of the object, though a part looked the same', async () => {
    const schema = z.object({ born: z.string().transform((text) => new Date(text)) });
    const upstream = play(streaming(method, ['{"born":"1815-12-10T00:00:00.000Z"', '}']));
    const structured = modelOn(upstream).withStructuredOutput(schema, { method, name });
    const seen = await collect(await structured.stream('Ada'));
    expect(seen).toEqual([{ born: '1815-12-10T00:00:00.000Z' }, { born: new Date('1815-12-10') }]);
  });

  it('fails at its end as invoke does: of another shape, cut off, filtered, empty', async () => {
    const failures: [string[], string?][] = [
      [['{"name":"Ada"', '}']],
      [['{"name":"Ada"'], 'length'],
      [[], 'content_filter'],
      [[]],
    ];
    for (const [given, finish] of failures) {
      const structuredOf = () =>
        modelOn(play(streaming(method, given, finish))).withStructuredOutput(person, { method, name });
      const invoked = await modelOn(play(streaming(method, given, finish)), { streaming: true })
        .withStructuredOutput(person, { method, name })
        .invoke('Ada')
        .catch((error: unknown) => error);
      expect(invoked).toBeInstanceOf(OutputParserException);
      const seen: unknown[] = [];
      const reading = (async () => {
        for await (const part of await structuredOf().stream('Ada')) seen.push(part);
      })();
      await expect(reading).rejects.toThrow(String(Reflect.get(Object(invoked), 'message')));
      expect(seen).toEqual(given.length === 0 ? [] : [{ name: 'Ada' }]);
    }
  });

  it('fails at its end with a refusal', async () => {
    const upstream = play({ body: streamed([{ refusal: 'I will ' }, { refusal: 'not.' }]) });
    const structured = modelOn(upstream).withStructuredOutput(person, { method, name });
    await expect(structured.stream('Ada').then(collect)).rejects.toThrow(/refused.*: I will not\./);
  });

  it('gives a step that does not stream the whole object, and callbacks too', async () => {
    const ends: unknown[] = [];
    const structured = modelOn(play(streaming(method, pieces))).withStructuredOutput(person, { method, name });
    const chain = structured.pipe((object: z.infer<typeof person>) => JSON.stringify(object));
    const callbacks = [{ handleChainEnd: (output: unknown) => void ends.push(output) }];
    expect(await collect(await chain.stream('Ada', { callbacks }))).toEqual([JSON.stringify(ada)]);
    expect(ends).toContainEqual(ada);
  });

  it('gives with includeRaw the message and the whole object', async () => {
    const structured = modelOn(play(streaming(method, pieces))).withStructuredOutput(person, {
      method,
      name,
      includeRaw: true,
    });
    const seen = await collect(await structured.stream('Ada'));
    expect(seen.flatMap((value) => ('parsed' in value ? [value.parsed] : []))).toEqual([ada]);
  });

  it('gives with includeRaw null for an object that is none, as invoke does', async () => {
    const structured = modelOn(play(streaming(method, ['{"nobody":', 'true}']))).withStructuredOutput(person, {
      method,
      name,
      includeRaw: true,
    });
    const seen = await collect(await structured.stream('Ada'));
    expect(seen.flatMap((value) => ('parsed' in value ? [value.parsed] : []))).toEqual([null]);
    expect(seen.some((value) => 'raw' in value)).toBe(true);
  });

  it('is of the whole object alone where the model does not stream', async () => {
    const text = JSON.stringify(ada);
    const answer = method === 'functionCalling' ? calling(name, text) : whole({ content: text });
    const structured = modelOn(play(answer), { disableStreaming: true }).withStructuredOutput(person, { method, name });
    expect(await collect(await structured.stream('Ada'))).toEqual([ada]);
  });

  it('closes the connection when it is left, with the next chunk, for which LangChain’s chains wait', async () => {
    const { body } = streaming(method, ['{"name":"A', 'da']);
    const upstream = play({ body: body.slice(0, -3), hang: true });
    for await (const part of await modelOn(upstream).withStructuredOutput(person, { method, name }).stream('Ada')) {
      expect(part).toEqual({ name: 'A' });
      break;
    }
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
  });

  it('is read in a time by its length, not by its square', async () => {
    const parts = Array.from({ length: 4000 }, () => 'abcdefghij'.repeat(5));
    const upstream = play(streaming(method, ['{"age":1,"name":"', ...parts, '"}']));
    const structured = modelOn(upstream, { coalesce: false }).withStructuredOutput(person, { method, name });
    const seen = await collect(await structured.stream('Ada'));
    expect(seen.at(-1)).toEqual({ age: 1, name: parts.join('') });
    // Each of the parts would be a reading of all before it.
    expect(seen.length).toBeLessThan(1500);
  });
});

describe('a stream of objects', () => {
  it('gives parts of a fenced block, and none of words around', async () => {
    const options = { method: 'jsonSchema' } as const;
    const read = async (...pieces: string[]) => {
      const structured = modelOn(play(streaming('jsonSchema', pieces))).withStructuredOutput(jsonSchema, options);
      return collect(await structured.stream('Ada'));
    };
    expect(await read('```', 'json', '\n{"name"', ':"Ada', '","age":36}', '\n``', '`')).toEqual([
      {},
      { name: 'Ada' },
      ada,
    ]);
    expect(await read('```json\n{"name":"Ada","age":36}')).toEqual([ada]);
    await expect(read('Here: ', '{"name":', '"Ada"}')).rejects.toThrow('not JSON');
  });

  it('keeps a property that is called concat', async () => {
    const schema = { title: 'person', type: 'object', properties: { concat: { type: 'string' } } };
    const upstream = play(streaming('jsonMode', ['{"concat":"a', 'b"', '}']));
    const structured = modelOn(upstream).withStructuredOutput(schema, { method: 'jsonMode' });
    expect(await collect(await structured.stream('Ada'))).toEqual([
      { concat: 'a' },
      { concat: 'ab' },
      { concat: 'ab' },
    ]);
  });
});
