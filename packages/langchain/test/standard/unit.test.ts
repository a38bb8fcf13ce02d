// What LangChain's standard tests for chat models check without a provider, in words of our own.
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { RunnableLambda } from '@langchain/core/runnables';
import { tool } from '@langchain/core/tools';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { ChatOpenRouter } from '../../src/index.ts';

const person = z.object({ name: z.string(), age: z.number() });
const schema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };

describe('a chat model', () => {
  it('is made with a model id', () => {
    expect(new ChatOpenRouter({ model: 'maker/model' })).toBeDefined();
    expect(new ChatOpenRouter('maker/model').model).toBe('maker/model');
  });

  it('takes its key as a field or from the environment', () => {
    vi.stubEnv('OPENROUTER_API_KEY', '');
    expect(new ChatOpenRouter({ model: 'maker/model', apiKey: 'sk-or-v1-test' })).toBeDefined();
    vi.stubEnv('OPENROUTER_API_KEY', 'sk-or-v1-environment');
    expect(new ChatOpenRouter({ model: 'maker/model' })).toBeDefined();
    vi.unstubAllEnvs();
  });

  it('can be told to stream', () => {
    expect(new ChatOpenRouter({ model: 'maker/model', streaming: true }).streaming).toBe(true);
    expect(new ChatOpenRouter({ model: 'maker/model' }).streaming).toBe(false);
  });

  it('binds tools of LangChain', () => {
    const make = tool(async ({ name }) => name, { name: 'make_person', description: 'Makes one', schema: person });
    expect(new ChatOpenRouter('maker/model').bindTools([make])).toBeDefined();
  });

  it('binds runnables that are used as tools', () => {
    const runnable = RunnableLambda.from(({ name }: z.infer<typeof person>) => name);
    const make = runnable.asTool({ name: 'make_person', description: 'Makes one', schema: person });
    const params = new ChatOpenRouter('maker/model').invocationParams({ tools: [make] });
    expect(params['tools']).toMatchObject([{ function: { name: 'make_person', parameters: { type: 'object' } } }]);
  });

  it('binds tools in the format of OpenAI', () => {
    const make = {
      type: 'function' as const,
      function: { name: 'make_person', description: 'Makes one', parameters: schema },
    };
    expect(new ChatOpenRouter('maker/model').invocationParams({ tools: [make] })['tools']).toEqual([make]);
  });

  it('can be asked for a structured output', () => {
    expect(new ChatOpenRouter('maker/model').withStructuredOutput(person)).toBeDefined();
    expect(new ChatOpenRouter('maker/model').withStructuredOutput(schema)).toBeDefined();
  });

  it('tells LangSmith what it is', () => {
    const model = new ChatOpenRouter({ model: 'maker/model', temperature: 0.5, maxTokens: 7, stop: ['END'] });
    expect(model.getLsParams({})).toEqual({
      ls_provider: 'openrouter',
      ls_model_type: 'chat',
      ls_model_name: 'maker/model',
      ls_temperature: 0.5,
      ls_max_tokens: 7,
      ls_stop: ['END'],
    });
    expect(new FakeListChatModel({ responses: [] }).getLsParams({}).ls_model_type).toBe(
      model.getLsParams({}).ls_model_type,
    );
  });
});
