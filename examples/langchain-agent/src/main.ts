import { createAgent, toolStrategy } from 'langchain';
import { tool } from '@langchain/core/tools';
import { ChatOpenRouter, OpenRouterCostCallbackHandler } from '@openrouter-adapters/langchain';
import { z } from 'zod';
import { connect } from './connection.ts';

const question = process.argv.slice(2).join(' ') || 'What do 3 blankets and 2 lamps cost together?';
const { connection, to } = connect();
console.log(`Question: ${question}\nModel: ${to}\n`);

const prices: Record<string, number> = { blanket: 24.9, lamp: 39.5, chair: 89 };
const lookUpPrice = tool(({ article }) => JSON.stringify({ article, price: prices[article] }), {
  name: 'look_up_price',
  description: 'The price of one article of the shop in euros.',
  schema: z.object({ article: z.enum(Object.keys(prices)) }),
});

const agent = createAgent({
  model: new ChatOpenRouter(connection),
  tools: [lookUpPrice],
  systemPrompt: 'You answer customers of a shop. Look every price up.',
  // The last answer is an object of this schema.
  responseFormat: toolStrategy(z.object({ answer: z.string(), articles: z.array(z.string()) })),
});

const cost = new OpenRouterCostCallbackHandler();
const { messages, structuredResponse } = await agent.invoke(
  { messages: [{ role: 'user', content: question }] },
  { callbacks: [cost], recursionLimit: 20 },
);
for (const message of messages) {
  if ('tool_calls' in message && Array.isArray(message.tool_calls)) {
    for (const call of message.tool_calls) console.log(`→ ${call.name} ${JSON.stringify(call.args)}`);
  }
  if (message.type === 'tool') console.log(`← ${message.text}`);
}
console.log('\nAnswer:', structuredResponse);
console.log(`\n${cost.runs.length} calls, ${cost.totalTokens} tokens, cost $${cost.totalCost.toFixed(6)}`);
