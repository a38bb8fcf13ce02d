import { connect } from './connection.ts';
import { answerWithAISDK } from './with-ai-sdk.ts';
import { answerWithLangChain } from './with-langchain.ts';

const question =
  process.argv.slice(2).join(' ') ||
  'Which model with tools and 200k context is cheapest, and what would 3M input tokens cost?';
const { connection, to } = connect();

console.log(`Question: ${question}\nModel: ${to}`);
for (const [title, answer] of [
  ['AI SDK: openrouter.agentTools, ToolLoopAgent', answerWithAISDK],
  ['LangChain: OpenRouterToolkit, createAgent', answerWithLangChain],
] as const) {
  console.log(`\n${title}\n`);
  console.log(await answer(question, connection));
}
