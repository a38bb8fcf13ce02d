import { styleText } from 'node:util';
import { connect } from './connection.ts';
import { describeAccount } from './screen.ts';
import { answerWithAISDK } from './with-ai-sdk.ts';
import { answerWithLangChain } from './with-langchain.ts';

const question =
  process.argv.slice(2).join(' ') || 'What time is it in Tokyo, and is it a good time to call a friend there?';
const model = process.env['OPENROUTER_MODEL'] ?? 'anthropic/claude-sonnet-4.5';
const { connection, to } = connect();

console.log(`Question: ${question}`);
console.log(`Model: ${model}, through ${to}`);
for (const [title, answer] of [
  ['AI SDK: streamText', answerWithAISDK],
  ['LangChain: ChatOpenRouter', answerWithLangChain],
] as const) {
  console.log(`\n${styleText('bold', title)}\n`);
  const account = await answer(question, model, connection);
  console.log(styleText('cyan', describeAccount(account)));
}
