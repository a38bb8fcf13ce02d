import {
  ClearToolUsesEdit,
  contextEditingMiddleware,
  createAgent,
  providerStrategy,
  summarizationMiddleware,
  toolStrategy,
} from 'langchain';
import type { AgentMiddleware } from 'langchain';
import { AIMessage, HumanMessage } from '@langchain/core/messages';
import type { BaseMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { MemorySaver, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ToolNode, toolsCondition } from '@langchain/langgraph/prebuilt';
import { createEmulator } from '@openrouter-adapters/emulator';
import type { Emulator } from '@openrouter-adapters/emulator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { ChatOpenRouter, OpenRouterCostCallbackHandler, serverTools } from '../../src/index.ts';
import type { ChatOpenRouterInput } from '../../src/index.ts';
import { checked } from '../checked-requests.ts';

const weather = tool(async ({ city }) => `Sunny in ${city}`, {
  name: 'weather',
  description: 'Tells the weather of a city',
  schema: z.object({ city: z.string() }),
});
const question = new HumanMessage('How is the weather in Oslo?');

function modelOn(emulator: Emulator, fields: ChatOpenRouterInput = {}): ChatOpenRouter {
  return new ChatOpenRouter({
    model: 'anthropic/claude-sonnet-4.5',
    apiKey: 'sk-or-v1-test',
    fetch: checked(emulator.fetch),
    maxRetries: 0,
    reasoning: { effort: 'low' },
    ...fields,
  });
}

/** What the answers of a conversation say that they cost. */
function costOf(messages: readonly BaseMessage[]): number {
  return messages.reduce((sum, { response_metadata }) => {
    const cost: unknown = (response_metadata as Record<string, unknown>)['total_cost'];
    return sum + (typeof cost === 'number' ? cost : 0);
  }, 0);
}

/** The reasoning that came with each answer, and the one that went back with the last request. */
function sentReasoning(emulator: Emulator): unknown[] {
  const body: unknown = emulator.requests.at(-1)?.body;
  const { messages } = body as { messages: { role: string; reasoning_details?: unknown[] }[] };
  return messages.filter(({ role }) => role === 'assistant').map(({ reasoning_details }) => reasoning_details);
}

describe('createAgent', () => {
  it('takes server tools itself: of a model that has tools LangChain says that an agent’s would replace them', async () => {
    const emulator = createEmulator({ seed: 1 });
    const search = serverTools.webSearch({ max_results: 2 });
    expect(() => createAgent({ model: modelOn(emulator, { tools: [search] }), tools: [] })).toThrow(/bound tools/);
    const agent = createAgent({ model: modelOn(emulator), tools: [weather, search] });
    await agent.invoke({ messages: [question] });
    expect(emulator.requests[0]?.body).toMatchObject({ tools: [{ type: 'function' }, search] });
  });
});

describe('a model with tools in modelKwargs', () => {
  it('offers them beside those of its agent', async () => {
    const emulator = createEmulator({ seed: 1 });
    const search = { type: 'openrouter:web_search' };
    const model = modelOn(emulator, { modelKwargs: { tools: [search], tool_choice: 'auto' } });
    await createAgent({ model, tools: [weather] }).invoke({ messages: [question] });
    expect(emulator.requests[0]?.body).toMatchObject({ tools: [{ function: { name: 'weather' } }, search] });
  });
});

describe('middleware of LangChain', () => {
  it('that summarises at a part of the limit asks for the profile, which tells the limit once it is loaded', async () => {
    const emulator = createEmulator({ seed: 1 });
    const model = modelOn(emulator);
    const long = new HumanMessage('The sky is blue. '.repeat(2000));
    const ask = async () => {
      // Made anew: the middleware remembers whether there was a profile.
      const summarization = { model, trigger: { fraction: 0.8 }, keep: { messages: 1 } };
      // LangChain's types of this one do not fit each other under `exactOptionalPropertyTypes`.
      const middleware = summarizationMiddleware(summarization as never) as unknown as AgentMiddleware;
      return createAgent({ model, tools: [], middleware: [middleware] }).invoke({ messages: [long, question] });
    };
    await expect(ask()).rejects.toThrow(/Model profile information is required/);
    await model.loadProfile();
    const { messages } = await ask();
    expect(messages.slice(0, 2).map(({ content }) => content)).toEqual([long.content, question.content]);
  });

  it('that clears old results of tools lets the model count tokens', async () => {
    const emulator = createEmulator({ seed: 1 });
    const long = tool(async () => 'Sunny. '.repeat(2000), {
      name: 'weather',
      description: 'Tells the weather of a city',
      schema: z.object({ city: z.string() }),
    });
    const edit = new ClearToolUsesEdit({ trigger: { tokens: 1000 }, keep: { messages: 0 }, placeholder: '[gone]' });
    const middleware = [contextEditingMiddleware({ edits: [edit], tokenCountMethod: 'model' })];
    const agent = createAgent({ model: modelOn(emulator), tools: [long], middleware });
    await agent.invoke({ messages: [question] });
    expect(JSON.stringify(emulator.requests.at(-1)?.body)).toContain('[gone]');
  });
});

// The emulator refuses a history whose signed reasoning does not come back unchanged.
describe.each(['v0', 'v1'] as const)('createAgent with output %s', (outputVersion) => {
  it('runs a tool loop whose cost adds up', async () => {
    const emulator = createEmulator({ seed: 1 });
    const agent = createAgent({ model: modelOn(emulator, { outputVersion }), tools: [weather] });
    const cost = new OpenRouterCostCallbackHandler();
    const { messages } = await agent.invoke({ messages: [question] }, { callbacks: [cost] });
    expect(messages.map(({ type }) => type)).toEqual(['human', 'ai', 'tool', 'ai']);
    expect(cost.runs).toHaveLength(2);
    expect(cost.totalCost).toBeGreaterThan(0);
    expect(cost.totalCost).toBeCloseTo(costOf(messages), 12);
  });

  it.each(['google/gemini-2.5-pro', 'openai/gpt-5', 'deepseek/deepseek-chat-v3.1'])(
    'runs a tool loop with %s',
    async (model) => {
      const agent = createAgent({
        model: modelOn(createEmulator({ seed: 1 }), { model, outputVersion }),
        tools: [weather],
      });
      const { messages } = await agent.invoke({ messages: [question] });
      expect(messages.map(({ type }) => type)).toEqual(['human', 'ai', 'tool', 'ai']);
      expect(messages.at(-1)?.text).not.toBe('');
    },
  );

  it('streams its messages, and its cost adds up too', async () => {
    const emulator = createEmulator({ seed: 1 });
    const agent = createAgent({ model: modelOn(emulator, { outputVersion }), tools: [weather] });
    const cost = new OpenRouterCostCallbackHandler();
    let text = '';
    let known = 0;
    for await (const [chunk] of await agent.stream(
      { messages: [question] },
      { streamMode: 'messages', callbacks: [cost] },
    )) {
      if (!AIMessage.isInstance(chunk)) continue;
      text += chunk.text;
      known += costOf([chunk]);
    }
    expect(text).toContain('weather');
    expect(cost.runs).toHaveLength(2);
    expect(cost.totalCost).toBeCloseTo(known, 12);
  });

  it('remembers with a checkpointer: reasoning goes back byte for byte on the next turn', async () => {
    const emulator = createEmulator({ seed: 1 });
    const checkpointer = new MemorySaver();
    const agent = createAgent({ model: modelOn(emulator, { outputVersion }), tools: [weather], checkpointer });
    const thread = { configurable: { thread_id: '1' } };
    const first = await agent.invoke({ messages: [question] }, thread);
    const second = await agent.invoke({ messages: [new HumanMessage('And in Rome?')] }, thread);
    expect(second.messages.length).toBeGreaterThan(first.messages.length + 1);
    const kept = second.messages
      .filter((message) => AIMessage.isInstance(message))
      .slice(0, -1)
      .map(({ additional_kwargs }) => additional_kwargs['reasoning_details']);
    expect(kept[0]).not.toHaveLength(0);
    expect(sentReasoning(emulator)).toEqual(kept);
    for (const message of second.messages) {
      if (AIMessage.isInstance(message) && message.additional_kwargs['reasoning_content'] !== undefined)
        expect(message.contentBlocks[0]?.type).toBe('reasoning');
    }
  });

  it.each(['a tool', 'the format of the answer'])('gives an object by way of %s', async (way) => {
    const emulator = createEmulator({ seed: 1 });
    const schema = z.object({ city: z.string(), isSunny: z.boolean() });
    const model = modelOn(emulator, { outputVersion, model: 'openai/gpt-4o', reasoning: {} });
    const agent =
      way === 'a tool'
        ? createAgent({ model, tools: [weather], responseFormat: toolStrategy(schema) })
        : createAgent({ model, tools: [weather], responseFormat: providerStrategy(schema) });
    const { structuredResponse } = await agent.invoke({ messages: [question] }, { recursionLimit: 10 });
    expect(schema.safeParse(structuredResponse).success).toBe(true);
  });
});

describe('an agent inside an agent', () => {
  it('is counted by the handler of the outer one, each call once', async () => {
    const inner = createEmulator({ seed: 1 });
    const outer = createEmulator({ seed: 2 });
    const subagent = createAgent({ model: modelOn(inner), tools: [weather] });
    const ask = tool(
      async ({ request }, config) => {
        const { messages } = await subagent.invoke({ messages: [new HumanMessage(request)] }, config);
        return messages.at(-1)?.text ?? '';
      },
      { name: 'ask_weather_expert', description: 'Asks an expert', schema: z.object({ request: z.string() }) },
    );
    const cost = new OpenRouterCostCallbackHandler();
    const agent = createAgent({ model: modelOn(outer), tools: [ask] });
    await agent.invoke(
      { messages: [new HumanMessage('Ask the weather expert: weather in Oslo?')] },
      { callbacks: [cost] },
    );
    expect(cost.runs).toHaveLength(inner.requests.length + outer.requests.length);
    expect(inner.requests.length).toBeGreaterThan(0);
    expect(new Set(cost.runs.map(({ generationId }) => generationId)).size).toBe(cost.runs.length);
  });
});

describe('a LangGraph graph with a checkpointer', () => {
  function createGraph(emulator: Emulator) {
    const model = modelOn(emulator).bindTools([weather]);
    return new StateGraph(MessagesAnnotation)
      .addNode('model', async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
      .addNode('tools', new ToolNode([weather]))
      .addEdge(START, 'model')
      .addConditionalEdges('model', toolsCondition, ['tools', '__end__'])
      .addEdge('tools', 'model')
      .compile({ checkpointer: new MemorySaver() });
  }

  it('goes on from its checkpoint', async () => {
    const emulator = createEmulator({ seed: 1 });
    const graph = createGraph(emulator);
    const thread = { configurable: { thread_id: '1' } };
    await graph.invoke({ messages: [question] }, thread);
    const { messages } = await graph.invoke({ messages: [new HumanMessage('And in Rome?')] }, thread);
    expect(messages.at(-1)?.text).not.toBe('');
    expect(sentReasoning(emulator)[0]).not.toHaveLength(0);
  });

  it('streams events of version 3, and reasoning, tokens and cost survive in its state', async () => {
    const emulator = createEmulator({ seed: 1 });
    const graph = createGraph(emulator);
    const thread = { configurable: { thread_id: '1' } };
    const cost = new OpenRouterCostCallbackHandler();
    const run = await graph.streamEvents({ messages: [question] }, { ...thread, version: 'v3', callbacks: [cost] });
    const texts: string[] = [];
    const thoughts: string[] = [];
    for await (const message of run.messages) {
      texts.push(await message.text);
      thoughts.push(await message.reasoning);
    }
    await run.output;
    expect(texts.join('')).not.toBe('');
    expect(thoughts.join('')).not.toBe('');
    const { values } = await graph.getState(thread);
    const answers = (values.messages as BaseMessage[]).filter((message) => AIMessage.isInstance(message));
    expect(answers).toHaveLength(2);
    expect(answers[0]?.contentBlocks.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['reasoning', 'tool_call']),
    );
    expect(cost.runs).toHaveLength(2);
    expect(cost.totalCost).toBeGreaterThan(0);
    expect(cost.totalCost).toBeCloseTo(costOf(answers), 12);
    // The next turn: the history is accepted, with the reasoning as it came.
    await graph.invoke({ messages: [new HumanMessage('And in Rome?')] }, thread);
    expect(sentReasoning(emulator)[0]).toEqual(answers[0]?.response_metadata['reasoning_details']);
    expect(sentReasoning(emulator)[0]).not.toHaveLength(0);
  });
});
