import { connect } from './connection.ts';
import { triageWithAISDK } from './with-ai-sdk.ts';
import { triageWithLangChain } from './with-langchain.ts';

const given = process.argv.slice(2).join(' ');
const tickets =
  given === ''
    ? [
        'I want a refund: the invoice shows a payment twice',
        'A page shows an error, nothing works for all our customers',
      ]
    : [given];
const { connection, to } = connect();

console.log(`Through ${to}`);
for (const [title, triage] of [
  ['AI SDK: experimental_decide', triageWithAISDK],
  ['LangChain: OpenRouterDecisions', triageWithLangChain],
] as const) {
  console.log(`\n${title}\n`);
  for (const ticket of tickets) {
    const { team, probability, urgency, complaint, inputTokens, cost } = await triage(ticket, connection);
    console.log(
      `${ticket}\n  team ${team} (${probability.toFixed(2)}), urgency ${urgency.toFixed(2)} of 2, complaint ${complaint.toFixed(2)}`,
    );
    console.log(`  ${inputTokens} tokens, ${cost === undefined ? 'cost not told' : `$${cost.toFixed(9)}`}`);
  }
}
