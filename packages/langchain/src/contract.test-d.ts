import type { AIMessage } from '@langchain/core/messages';
import { describe, expectTypeOf, it } from 'vitest';
import { z } from 'zod';

import { ChatOpenRouter, OpenRouterCostCallbackHandler, serverTools } from './index.ts';
import type { OpenRouterCostRun } from './index.ts';

const model = new ChatOpenRouter('maker/model');

describe('withStructuredOutput', () => {
  it('gives what the schema says', () => {
    const structured = model.withStructuredOutput(z.object({ name: z.string() }));
    expectTypeOf(structured.invoke).returns.resolves.toEqualTypeOf<{ name: string }>();
    const untyped = model.withStructuredOutput({ type: 'object' });
    expectTypeOf(untyped.invoke).returns.resolves.toEqualTypeOf<Record<string, unknown>>();
  });

  it('gives the message too with includeRaw', () => {
    const structured = model.withStructuredOutput(z.object({ name: z.string() }), { includeRaw: true });
    expectTypeOf(structured.invoke).returns.resolves.toHaveProperty('raw');
    expectTypeOf(structured.invoke).returns.resolves.toHaveProperty('parsed').toEqualTypeOf<{ name: string }>();
  });

  it('takes interfaces, for the object and for a JSON schema', () => {
    interface Person {
      name: string;
    }
    interface Schema {
      type: 'object';
    }
    const schema: Schema = { type: 'object' };
    expectTypeOf(model.withStructuredOutput<Person>(schema).invoke).returns.resolves.toEqualTypeOf<Person>();
  });

  it('knows its methods', () => {
    // @ts-expect-error -- there is no such method
    model.withStructuredOutput({ type: 'object' }, { method: 'magic' });
  });
});

describe('streamEvents', () => {
  it('without a version is a message that can be awaited', () => {
    expectTypeOf(model.streamEvents('Hi').output).resolves.toEqualTypeOf<AIMessage>();
  });

  it('of a version are LangChain’s events, or bytes', () => {
    const events = model.streamEvents('Hi', { version: 'v2', temperature: 0 });
    expectTypeOf(events).toExtend<AsyncIterable<{ event: string; name: string }>>();
    const bytes = model.streamEvents('Hi', { version: 'v2', encoding: 'text/event-stream' });
    expectTypeOf(bytes).toExtend<AsyncIterable<Uint8Array>>();
  });
});

describe('the cost handler', () => {
  it('tells runs and sums', () => {
    const handler = new OpenRouterCostCallbackHandler();
    expectTypeOf(handler.totalCost).toEqualTypeOf<number>();
    expectTypeOf(handler.runs).toEqualTypeOf<OpenRouterCostRun[]>();
  });
});

describe('server tools', () => {
  it('refuse options that they do not have', () => {
    expectTypeOf(serverTools.webSearch).toBeCallableWith({ max_results: 3 });
    // @ts-expect-error -- the API writes max_results
    serverTools.webSearch({ maxResults: 3 });
  });
});
