import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { ChatOpenRouter, OpenRouterCostCallbackHandler } from '@openrouter-adapters/langchain';
import { connect } from './connection.ts';

const topic = process.argv.slice(2).join(' ') || 'why the sky is blue';
const { connection, to } = connect();
console.log(`Model: ${to}\n`);

const prompt = ChatPromptTemplate.fromMessages([
  ['system', 'You explain things in two sentences, for {audience}.'],
  ['human', 'Explain {topic}.'],
]);
const chain = prompt.pipe(new ChatOpenRouter(connection)).pipe(new StringOutputParser());

// Two inputs at once, then one that is streamed; the handler sums what all of them cost.
const cost = new OpenRouterCostCallbackHandler();
const audiences = ['a child', 'a physicist'];
const answers = await chain.batch(
  audiences.map((audience) => ({ audience, topic })),
  { callbacks: [cost] },
);
for (const [index, answer] of answers.entries()) console.log(`For ${audiences[index]}: ${answer}\n`);

process.stdout.write('For a poet: ');
const pieces = await chain.stream({ audience: 'a poet', topic }, { callbacks: [cost] });
for await (const piece of pieces) process.stdout.write(piece);

console.log(`\n\n${cost.runs.length} calls, ${cost.totalTokens} tokens, cost $${cost.totalCost.toFixed(6)}`);
