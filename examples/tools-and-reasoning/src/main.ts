import { isStepCount, tool, ToolLoopAgent, type ModelMessage } from 'ai';
import { z } from 'zod';
import { connect } from './connection.ts';
import { usageOf } from './usage.ts';

const { openrouter, modelId } = connect();

const stock: Record<string, number> = { blanket: 12, lamp: 3, chair: 0 };
const lookUpStock = tool({
  description: `How many of an article of the shop are in stock: ${Object.keys(stock).join(', ')}.`,
  inputSchema: z.object({ article: z.string() }),
  execute: ({ article }) => ({ article, inStock: stock[article.toLowerCase()] ?? 'unknown' }),
});

const agent = new ToolLoopAgent({
  model: openrouter(modelId),
  instructions: 'You answer customers of a shop. Look the stock up before you answer.',
  reasoning: 'medium',
  tools: { lookUpStock },
  stopWhen: isStepCount(5),
});

// Models sign their reasoning and want it back unchanged, in the tool loop and in later turns. It travels on the messages by itself.
const messages: ModelMessage[] = [];
let cost = 0;
for (const question of ['What is the stock of the lamp?', 'And what is the stock of the chair?']) {
  console.log(`> ${question}`);
  messages.push({ role: 'user', content: question });
  const result = await agent.generate({ messages });
  for (const step of result.steps) {
    if (step.reasoningText) console.log(`(${step.reasoningText})`);
    for (const { toolName, input } of step.toolCalls) console.log(`→ ${toolName} ${JSON.stringify(input)}`);
    for (const { output } of step.toolResults) console.log(`← ${JSON.stringify(output)}`);
    cost += usageOf(step.providerMetadata).totalCost ?? 0;
  }
  console.log(`${result.text}\n`);
  messages.push(...result.responseMessages);
}

const answers = messages.flatMap((message) => (message.role === 'assistant' ? [message.content] : []));
const pieces = answers.flatMap((content) => (typeof content === 'string' ? [] : content));
const carried = pieces.filter(({ type }) => type === 'reasoning').length;
console.log(`${carried} pieces of reasoning are in the history, cost $${cost.toFixed(6)}`);
