import { describe, expect, it } from 'vitest';

import { modelOn, play, whole } from '../../test/upstream.ts';
import type { ChatOpenRouterCallOptions, ChatOpenRouterInput } from '../index.ts';

const look = { type: 'function' as const, function: { name: 'look', parameters: { type: 'object', properties: {} } } };
const search = { type: 'openrouter:web_search' };

/** What of the body a model with these fields sends for a call with these options, apart from model and messages. */
async function sent(
  fields: ChatOpenRouterInput,
  call: Partial<ChatOpenRouterCallOptions> = {},
): Promise<Record<string, unknown>> {
  const upstream = play(whole({ content: 'Hi' }));
  const model = modelOn(upstream, fields);
  await model.invoke('Hi', call);
  const { model: _model, messages: _messages, ...body } = upstream.requests[0]?.body ?? {};
  // Caches, traces and agents are told the same.
  const { model: _name, ...params } = model.invocationParams(call);
  expect(body).toEqual(params);
  return body;
}

describe('tools of modelKwargs', () => {
  it('stand behind those of the model or of the call, and none is sent twice', async () => {
    const limited = { ...search, parameters: { max_results: 2 } };
    const modelKwargs = { tools: [search, look] };
    expect(await sent({ modelKwargs })).toEqual({ tools: [search, look] });
    expect(await sent({ modelKwargs, tools: [look] })).toEqual({ tools: [look, search] });
    expect(await sent({ modelKwargs, tools: [look] }, { tools: [limited] })).toEqual({ tools: [limited, look] });
    expect(await sent({ modelKwargs }, { tools: [limited, look] })).toEqual({ tools: [limited, look] });
    expect(await sent({ modelKwargs }, { modelKwargs: { tools: [] }, tools: [look] })).toEqual({ tools: [look] });
    const advisors = ['a', 'b'].map((name) => ({ type: 'openrouter:advisor', parameters: { name } }));
    expect(await sent({ modelKwargs: { tools: advisors } }, { tools: advisors.slice(1) })).toEqual({
      tools: advisors.toReversed(),
    });
  });

  it('are chosen from as modelKwargs says where nobody else says it', async () => {
    const modelKwargs = { tools: [look], tool_choice: 'auto' };
    expect(await sent({ modelKwargs })).toMatchObject({ tool_choice: 'auto' });
    expect(await sent({ modelKwargs }, { tool_choice: 'any' })).toMatchObject({ tool_choice: 'required' });
    expect(await sent({ modelKwargs }, { toolChoice: 'none' })).toMatchObject({ tool_choice: 'none' });
    expect(await sent({ modelKwargs, toolChoice: 'required' })).toMatchObject({ tool_choice: 'required' });
  });

  it('never take the place of the call that structured output forces', async () => {
    const call = { id: 'c1', type: 'function' as const, function: { name: 'person', arguments: '{"name":"Ada"}' } };
    const upstream = play(whole({ tool_calls: [call] }));
    const model = modelOn(upstream, { modelKwargs: { tools: [search], tool_choice: 'auto' } });
    const schema = { title: 'person', type: 'object', properties: { name: { type: 'string' } } };
    expect(await model.withStructuredOutput(schema, { method: 'functionCalling' }).invoke('Who?')).toEqual({
      name: 'Ada',
    });
    expect(upstream.requests[0]?.body).toMatchObject({
      tools: [{ function: { name: 'person' } }, search],
      tool_choice: { function: { name: 'person' } },
    });
  });
});

describe('an option in one of the API’s spellings', () => {
  it.each<[ChatOpenRouterInput, Partial<ChatOpenRouterCallOptions>, object]>([
    [{ maxTokens: 5 }, { maxCompletionTokens: 9 }, { max_completion_tokens: 9 }],
    [{ maxCompletionTokens: 5 }, { maxTokens: 9 }, { max_tokens: 9 }],
    [{ maxTokens: 5, modelKwargs: { max_completion_tokens: 9 } }, {}, { max_tokens: 5 }],
    [{ modelKwargs: { max_tokens: 5 } }, { modelKwargs: { max_completion_tokens: 9 } }, { max_completion_tokens: 9 }],
    [{ reasoningEffort: 'low' }, { reasoning: { max_tokens: 5 } }, { reasoning: { max_tokens: 5 } }],
    [{ includeReasoning: true }, { reasoning: { exclude: true } }, { reasoning: { exclude: true } }],
    [{ reasoningEffort: 'low' }, { reasoningEffort: 'high' }, { reasoning_effort: 'high' }],
  ])('gives way to another one of a stronger place: %j, then %j', async (fields, call, expected) => {
    expect(await sent(fields, call)).toEqual(expected);
  });

  it('that is an effort decides how much is thought, and leaves the rest of `reasoning` in force', async () => {
    const high: Partial<ChatOpenRouterCallOptions> = { reasoningEffort: 'high' };
    expect(await sent({ reasoning: { effort: 'low', exclude: true } }, high)).toEqual({
      reasoning: { effort: 'high', exclude: true },
    });
    expect(await sent({ reasoning: { max_tokens: 5, enabled: true, summary: 'auto' } }, high)).toEqual({
      reasoning: { effort: 'high', summary: 'auto' },
    });
    expect(await sent({ modelKwargs: { reasoning: { exclude: true } }, reasoningEffort: 'high' })).toEqual({
      reasoning: { effort: 'high', exclude: true },
    });
  });

  it('stays beside another one of the same place', async () => {
    const both: Partial<ChatOpenRouterCallOptions> = { reasoning: { effort: 'low' }, includeReasoning: true };
    expect(await sent(both)).toEqual({ reasoning: { effort: 'low' }, include_reasoning: true });
    expect(await sent({}, both)).toEqual({ reasoning: { effort: 'low' }, include_reasoning: true });
  });
});

describe('Anthropic’s disable_parallel_tool_use', () => {
  const choice = { type: 'any', disable_parallel_tool_use: true };

  it('of a choice of tools forbids parallel calls, where the call itself says nothing of them', async () => {
    const expected = { tools: [look], tool_choice: 'required', parallel_tool_calls: false };
    expect(await sent({}, { tools: [look], tool_choice: choice })).toEqual(expected);
    expect(await sent({ parallelToolCalls: true, tools: [look], toolChoice: choice })).toEqual(expected);
    expect(await sent({ tools: [look], toolChoice: choice }, { parallelToolCalls: true })).toMatchObject({
      parallel_tool_calls: true,
    });
    expect(await sent({}, { tools: [look], tool_choice: { ...choice, disable_parallel_tool_use: false } })).toEqual({
      tools: [look],
      tool_choice: 'required',
    });
  });
});

describe('equal calls', () => {
  it('are the same parameters, in whatever order their options were given', () => {
    const model = modelOn(play(whole({})));
    const one = model.invocationParams({ seed: 1, topP: 0.5, modelKwargs: { b: 1, a: 2 } });
    const other = model.invocationParams({ modelKwargs: { a: 2, b: 1 }, topP: 0.5, seed: 1 });
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});
