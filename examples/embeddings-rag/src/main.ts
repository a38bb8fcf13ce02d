import { connect } from './connection.ts';
import { answerWithAISDK } from './with-ai-sdk.ts';
import { answerWithLangChain } from './with-langchain.ts';

const question = process.argv.slice(2).join(' ') || 'How high is the deposit for an electric bicycle?';
const { connection, to } = connect();

console.log(`Question: ${question}\nThrough ${to}`);
for (const [title, answer] of [
  ['AI SDK: embedMany, rerank, generateText', answerWithAISDK],
  ['LangChain: OpenRouterEmbeddings, OpenRouterRerank, ChatOpenRouter', answerWithLangChain],
] as const) {
  console.log(`\n${title}\n`);
  console.log(`\n${await answer(question, connection)}`);
}
