import { connect } from './connection.ts';
import { models } from './stages.ts';
import { runWithAISDK } from './with-ai-sdk.ts';
import { runWithLangChain } from './with-langchain.ts';

const notes =
  process.argv.slice(2).join(' ') ||
  'Notes: desk lamp Luna, 9 watts, dimmable, arm of 40 cm, aluminium, two years of warranty.';
const { connection, to } = connect();

console.log(`${notes}\nThrough ${to}`);
for (const [title, run] of [
  ['AI SDK: generateText, Output.object', runWithAISDK],
  ['LangChain: withStructuredOutput, OpenRouterCostCallbackHandler', runWithLangChain],
] as const) {
  const { facts, text, verdict, costs } = await run(notes, connection);
  console.log(`\n${title}\n`);
  console.log(`Facts: ${JSON.stringify(facts)}`);
  console.log(`Text: ${text}`);
  console.log(`Verdict: ${JSON.stringify(verdict)}`);
  for (const { stage, inputTokens, outputTokens, cost } of costs) {
    console.log(
      `  ${stage.padEnd(8)}${models[stage].padEnd(30)}${inputTokens} tokens in, ${outputTokens} out, $${cost.toFixed(9)}`,
    );
  }
  console.log(`  total ${' '.repeat(32)}$${costs.reduce((sum, { cost }) => sum + cost, 0).toFixed(9)}`);
}
