import { createEmulator } from '@openrouter-adapters/emulator';
import { Command, interrupt, MemorySaver } from '@langchain/langgraph';
import { createAgent, humanInTheLoopMiddleware, ToolMessage } from 'langchain';
import type { AgentMiddleware } from 'langchain';
import { describe, expect, it } from 'vitest';

import { callsOfEveryTool, createToolEmulator, direct, readSilence } from '../../../core/test/agent-tool-loop.ts';
import type { LoopedCall } from '../../../core/test/agent-tool-loop.ts';
import { agentToolNames, OpenRouterToolkit, Spending } from '../../src/agent-tools.ts';
import type { OpenRouterToolkitInput } from '../../src/agent-tools.ts';
import { ChatOpenRouter, OpenRouterCostCallbackHandler } from '../../src/index.ts';

const upstream = createToolEmulator();
const calls = await callsOfEveryTool(upstream);

/** A model that makes these calls, the toolkit that it finds, and what they do. */
function calling(input: OpenRouterToolkitInput, ...directed: LoopedCall[]) {
  const reached = { apiKey: 'sk-or-test', fetch: upstream.fetch };
  const model = new ChatOpenRouter({ model: 'openai/gpt-4o-mini', ...reached });
  const managed = { readFile: readSilence, managementKey: 'sk-or-management-test' };
  const toolkit = new OpenRouterToolkit({ ...reached, ...managed, ...input });
  return { model, toolkit, watched: direct(upstream, ...directed) };
}

function callOf(name: LoopedCall['name']): LoopedCall {
  const call = calls.find((each) => each.name === name);
  if (call === undefined) throw new Error(`No call of ${name}.`);
  return call;
}

const question = { messages: [{ role: 'user', content: 'Go on.' }] };

describe('every agent tool', () => {
  it('is called here', () => {
    expect(calls.map(({ name }) => name)).toEqual([...agentToolNames]);
  });

  it.each(calls)('$name runs in an agent, and the model is told its result', async (call) => {
    const { model, toolkit, watched } = calling({}, call);
    const { messages } = await createAgent({ model, tools: toolkit.getTools() }).invoke(question);
    const result = messages.find((message) => ToolMessage.isInstance(message));
    expect(result).toMatchObject({
      name: call.name,
      status: call.name === 'openrouter_create_coinbase_charge' ? 'error' : 'success',
    });
    expect(messages.at(-1)?.text).toBe('I am done.');
    expect(watched.lines.length).toBeGreaterThan(0);
    expect(watched.results).toHaveLength(1);
    expect(watched.results[0]?.length).toBeLessThan(12_000);
  });

  it('tells the cost handler what its call cost, and which run called it', async () => {
    const { model, toolkit } = calling({}, callOf('openrouter_create_chat_completion'));
    const cost = new OpenRouterCostCallbackHandler();
    const started = new Set<string>();
    const callbacks = [
      cost,
      { handleChainStart: (_chain: unknown, _inputs: unknown, id: string) => void started.add(id) },
    ];
    await createAgent({ model, tools: toolkit.getTools() }).invoke(question, { callbacks });
    expect(cost.runs).toHaveLength(3);
    for (const { parentRunId } of cost.runs) expect(started).toContain(parentRunId);
  });

  it.each(calls)('$name tells the model what is wrong with an input, and nothing is sent', async ({ name }) => {
    const { model, toolkit, watched } = calling({}, { name, input: { no_such_parameter: true } });
    await createAgent({ model, tools: toolkit.getTools() }).invoke(question);
    expect(watched.results[0]).toContain(`The input of ${name} is wrong; nothing was sent.`);
    expect(watched.results[0]).toContain('no_such_parameter');
    expect(watched.lines).toEqual([]);
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

  it('tell a model how to correct a wrong input, and run when it has', async () => {
    const name = 'openrouter_list_models';
    const wrong = { name, input: { sort: 'cheapest', limit: 2 } } as const;
    const right = { name, input: { ...wrong.input, sort: 'pricing-low-to-high' } } as const;
    const { model, toolkit, watched } = calling({}, wrong, right);
    const { messages } = await createAgent({ model, tools: toolkit.getTools() }).invoke(question);
    expect(messages.filter((message) => ToolMessage.isInstance(message)).map(({ status }) => status)).toEqual([
      'error',
      'success',
    ]);
    const [told, page] = watched.results;
    expect(told).toContain('The input of openrouter_list_models is wrong; nothing was sent.');
    expect(told).toContain('pricing-low-to-high');
    expect(JSON.parse(page ?? '')).toMatchObject({ entries: [{ id: expect.any(String) }, {}] });
    expect(watched.lines).toEqual(['GET /models']);
  });

  it.each([
    ['openrouter_create_image', 'store:image-1.png'],
    ['openrouter_create_speech', 'store:speech.mp3'],
    ['openrouter_get_video_content', 'store:video-1.mp4'],
  ] as const)('give what %s made to the app, and its reference to the model', async (name, reference) => {
    const saved: number[] = [];
    const saveFile: OpenRouterToolkitInput['saveFile'] = ({ filename, size }) => {
      saved.push(size);
      return `store:${filename}`;
    };
    const { model, toolkit, watched } = calling({ saveFile }, callOf(name));
    const { messages } = await createAgent({ model, tools: toolkit.getTools() }).invoke(question);
    const result = messages.find((message) => ToolMessage.isInstance(message));
    expect(saved).toEqual([result?.artifact.files[0].bytes.length]);
    expect(saved[0]).toBeGreaterThan(20);
    expect(watched.results[0]).toContain(reference);
    expect(JSON.stringify(messages).length).toBeLessThan(10_000);
  });

  it('refuse a call beyond the spending limit so that the model knows', async () => {
    const call = callOf('openrouter_create_chat_completion');
    const spending = new Spending({ limit: 0.000_000_1 });
    const { model, toolkit, watched } = calling({ spending }, call, call);
    await createAgent({ model, tools: toolkit.getTools() }).invoke(question);
    expect(spending.spent).toBeGreaterThan(0);
    expect(watched.lines).toEqual(['POST /chat/completions']);
    expect(watched.results[1]).toContain('spending limit');
  });

  it.each([
    ['approve', ['POST /chat/completions']],
    ['reject', []],
  ] as const)('wait for a human in the middleware, who says %s', async (type, expected) => {
    const { model, toolkit, watched } = calling({}, callOf('openrouter_create_chat_completion'));
    const { interruptOn } = toolkit;
    // LangChain’s types of middleware do not compile under this project’s `exactOptionalPropertyTypes`.
    const middleware = [humanInTheLoopMiddleware({ interruptOn } as never) as unknown as AgentMiddleware];
    const checkpointer = new MemorySaver();
    const agent = createAgent({ model, tools: toolkit.getTools(), middleware, checkpointer });
    const config = { configurable: { thread_id: type } };
    expect(await agent.invoke(question, config)).toHaveProperty('__interrupt__');
    expect(watched.lines).toEqual([]);
    await agent.invoke(new Command({ resume: { decisions: [{ type }] } }), config);
    expect(watched.lines).toEqual(expected);
  });

  it.each([
    ['approve', ['POST /chat/completions']],
    ['reject', []],
  ] as const)('wait for a human with LangGraph’s interrupt, who says %s', async (type, expected) => {
    const { model, toolkit, watched } = calling({ interrupt }, callOf('openrouter_create_chat_completion'));
    const agent = createAgent({ model, tools: toolkit.getTools(), checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: type } };
    expect(await agent.invoke(question, config)).toHaveProperty('__interrupt__');
    expect(watched.lines).toEqual([]);
    await agent.invoke(new Command({ resume: { decisions: [{ type, message: 'Too dear' }] } }), config);
    expect(watched.lines).toEqual(expected);
    expect(watched.results[0]?.includes('Too dear')).toBe(type === 'reject');
  });
});
