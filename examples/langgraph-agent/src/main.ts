import { HumanMessage } from '@langchain/core/messages';
import type { AIMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { END, MemorySaver, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ToolNode } from '@langchain/langgraph/prebuilt';
import { ChatOpenRouter, OpenRouterCostCallbackHandler } from '@openrouter-adapters/langchain';
import { z } from 'zod';
import { connect } from './connection.ts';

const { connection, to } = connect();
console.log(`Model: ${to}`);

const notes: string[] = [];
const takeNote = tool(
  ({ text }) => {
    notes.push(text);
    return `Noted as number ${notes.length}.`;
  },
  { name: 'take_note', description: 'Writes something down.', schema: z.object({ text: z.string() }) },
);

// The model reasons; its signed reasoning lies in the messages, so the checkpointer keeps it and it goes back on the next turn.
const model = new ChatOpenRouter({ ...connection, reasoning: { effort: 'low' } }).bindTools([takeNote]);

const graph = new StateGraph(MessagesAnnotation)
  .addNode('model', async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
  .addNode('tools', new ToolNode([takeNote]))
  .addEdge(START, 'model')
  .addConditionalEdges('model', ({ messages }) => ((messages.at(-1) as AIMessage).tool_calls?.length ? 'tools' : END))
  .addEdge('tools', 'model')
  .compile({ checkpointer: new MemorySaver() });

const cost = new OpenRouterCostCallbackHandler();
const thread = { configurable: { thread_id: 'shopping' }, callbacks: [cost], recursionLimit: 20 };
const turns =
  process.argv.length > 2 ? process.argv.slice(2) : ['Take a note: buy bread.', 'What did I ask you to note?'];
for (const turn of turns) {
  console.log(`\nYou: ${turn}`);
  // Only what is new is given: the checkpointer has the rest.
  const { messages } = await graph.invoke({ messages: [new HumanMessage(turn)] }, thread);
  console.log(`Model: ${messages.at(-1)?.text}`);
}

const { values } = await graph.getState(thread);
console.log(`\n${values.messages.length} messages in the checkpoint; noted: ${JSON.stringify(notes)}`);
console.log(`${cost.runs.length} calls, ${cost.totalTokens} tokens, cost $${cost.totalCost.toFixed(6)}`);
