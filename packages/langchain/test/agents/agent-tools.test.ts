import { createEmulator } from '@openrouter-adapters/emulator';
import { Command, interrupt, MemorySaver } from '@langchain/langgraph';
import { createAgent, humanInTheLoopMiddleware, ToolMessage } from 'langchain';
import type { AgentMiddleware } from 'langchain';
import { describe, expect, it } from 'vitest';

import { callingOnce, callsOfEveryTool, readSilence } from '../../../core/test/agent-tool-loop.ts';
import type { LoopedCall } from '../../../core/test/agent-tool-loop.ts';
import { agentToolNames, OpenRouterToolkit } from '../../src/agent-tools.ts';
import type { OpenRouterToolkitInput } from '../../src/agent-tools.ts';
import { ChatOpenRouter } from '../../src/index.ts';

const upstream = createEmulator({ seed: 1 });
const calls = await callsOfEveryTool((url, init) => upstream.fetch(url, init));

/** A model that makes this call, and the toolkit that it finds. */
function calling(call: LoopedCall, input: OpenRouterToolkitInput = {}) {
  const { fetch, ...seen } = callingOnce((url, init) => upstream.fetch(url, init), call);
  const reached = { apiKey: 'sk-or-test', fetch };
  const model = new ChatOpenRouter({ model: 'openai/gpt-4o-mini', ...reached });
  const managed = { readFile: readSilence, managementKey: 'sk-or-management-test' };
  return { ...seen, model, toolkit: new OpenRouterToolkit({ ...reached, ...managed, ...input }) };
}

const question = { messages: [{ role: 'user', content: 'Go on.' }] };

describe('every agent tool', () => {
  it('is called here', () => {
    expect(calls.map(({ name }) => name)).toEqual([...agentToolNames]);
  });

  it.each(calls)('$name runs in an agent, and the model is told its result', async (call) => {
    const { model, toolkit, lines, results } = calling(call);
    const { messages } = await createAgent({ model, tools: toolkit.getTools() }).invoke(question);
    const result = messages.find((message) => ToolMessage.isInstance(message));
    expect(result).toMatchObject({
      name: call.name,
      status: call.name === 'openrouter_create_coinbase_charge' ? 'error' : 'success',
    });
    expect(messages.at(-1)?.text).not.toBe('');
    expect(lines.length).toBeGreaterThan(0);
    expect(results).toHaveLength(1);
    expect(results[0]?.length).toBeLessThan(10_000);
  });
});

describe('agent tools', () => {
  it('are found and called by a model that is asked', async () => {
    const emulator = createEmulator({ seed: 1 });
    const reached = { apiKey: 'sk-or-test', fetch: emulator.fetch };
    const toolkit = new OpenRouterToolkit({ ...reached, include: ['openrouter_list_embedding_models'] });
    const model = new ChatOpenRouter({ model: 'openai/gpt-4o-mini', ...reached });
    const agent = createAgent({ model, tools: toolkit.getTools() });
    await agent.invoke({ messages: [{ role: 'user', content: 'Which embedding models does openrouter list?' }] });
    expect(emulator.requests.map(({ path }) => path)).toContain('/embeddings/models');
  });

  it('tell a model how to correct a wrong input, as the result of its call', async () => {
    const { model, toolkit, lines, results } = calling({ name: 'openrouter_list_models', input: { sort: 'cheapest' } });
    await createAgent({ model, tools: toolkit.getTools() }).invoke(question);
    expect(results[0]).toContain('The input of openrouter_list_models is wrong; nothing was sent.');
    expect(results[0]).toContain('pricing-low-to-high');
    expect(lines).toEqual([]);
  });

  it.each([
    ['approve', ['POST /chat/completions']],
    ['reject', []],
  ] as const)('wait for a human in the middleware, who says %s', async (type, expected) => {
    const call = calls[0];
    if (call === undefined) throw new Error('No call.');
    const { model, toolkit, lines } = calling(call);
    const { interruptOn } = toolkit;
    // LangChain’s types of middleware do not compile under this project’s `exactOptionalPropertyTypes`.
    const middleware = [humanInTheLoopMiddleware({ interruptOn } as never) as unknown as AgentMiddleware];
    const checkpointer = new MemorySaver();
    const agent = createAgent({ model, tools: toolkit.getTools(), middleware, checkpointer });
    const config = { configurable: { thread_id: type } };
    expect(await agent.invoke(question, config)).toHaveProperty('__interrupt__');
    expect(lines).toEqual([]);
    await agent.invoke(new Command({ resume: { decisions: [{ type }] } }), config);
    expect(lines).toEqual(expected);
  });

  it.each([
    ['approve', ['POST /chat/completions']],
    ['reject', []],
  ] as const)('wait for a human with LangGraph’s interrupt, who says %s', async (type, expected) => {
    const call = calls[0];
    if (call === undefined) throw new Error('No call.');
    const { model, toolkit, lines, results } = calling(call, { interrupt });
    const agent = createAgent({ model, tools: toolkit.getTools(), checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: type } };
    expect(await agent.invoke(question, config)).toHaveProperty('__interrupt__');
    expect(lines).toEqual([]);
    await agent.invoke(new Command({ resume: { decisions: [{ type, message: 'Too dear' }] } }), config);
    expect(lines).toEqual(expected);
    expect(results[0]?.includes('Too dear')).toBe(type === 'reject');
  });
});
