import { generateText } from 'ai';
import { connect } from './connection.ts';
import { usageOf } from './usage.ts';

const question = process.argv.slice(2).join(' ') || 'What is new in the TypeScript language?';
const { openrouter, modelId } = connect();

const result = await generateText({
  model: openrouter(modelId),
  // OpenRouter runs it, as often as the model wants; nothing is to be done here.
  tools: { search: openrouter.tools.webSearch({ maxResults: 3, searchContextSize: 'low' }) },
  prompt: question,
});

console.log(`> ${question}\n${result.text}\n`);
for (const source of result.sources) {
  if (source.sourceType === 'url') console.log(`- ${source.title ?? 'Untitled'}: ${source.url}`);
}
const { serverToolUse, totalCost } = usageOf(result.finalStep.providerMetadata);
console.log(`\nSearches: ${serverToolUse?.webSearchRequests ?? 0}, cost $${totalCost?.toFixed(6)}`);
