import { connect } from './connection.ts';
import { runWithAISDK } from './with-ai-sdk.ts';
import { runWithLangChain } from './with-langchain.ts';

const mail =
  process.argv.slice(2).join(' ') || 'Hello, my lamp came without its bulb. Can you send me one? Greetings, Ada';
const { connection, to } = connect();

console.log(`Mail: ${mail}\nThrough ${to}`);
for (const [title, run] of [
  ['AI SDK: generateText', runWithAISDK],
  ['LangChain: ChatOpenRouter, withFallbacks', runWithLangChain],
] as const) {
  console.log(`\n${title}\n`);
  console.log(`\n${await run(mail, connection)}`);
}
