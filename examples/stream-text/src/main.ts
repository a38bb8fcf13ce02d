import { streamText } from 'ai';
import { connect } from './connection.ts';
import { openrouterMetadata } from './metadata.ts';

const question = process.argv.slice(2).join(' ') || 'Why is the sky blue? Answer in two sentences.';
const { openrouter, modelId } = connect();

const result = streamText({
  // Options of OpenRouter stand beside the id, or under `providerOptions.openrouter` for one call.
  model: openrouter(modelId, { models: ['google/gemini-2.5-flash'], provider: { sort: 'throughput' } }),
  reasoning: 'low',
  prompt: question,
});

for await (const part of result.stream) {
  if (part.type === 'reasoning-start') process.stdout.write('(');
  if (part.type === 'reasoning-delta') process.stdout.write(part.text);
  if (part.type === 'reasoning-end') process.stdout.write(')\n\n');
  if (part.type === 'text-delta') process.stdout.write(part.text);
  // A stream tells of its failures inside: an error of OpenRouter says what happened upstream and what to do.
  if (part.type === 'error') throw part.error;
}

const { providerMetadata, response, usage } = await result.finalStep;
const { provider, usage: accounting } = openrouterMetadata(providerMetadata);
console.log(`\n\n${response.modelId} by ${provider}`);
console.log(
  `${usage.inputTokens} input and ${usage.outputTokens} output tokens, cost $${accounting?.totalCost?.toFixed(6)}`,
);
