import { generateText, Output, streamText } from 'ai';
import { z } from 'zod';
import { connect } from './connection.ts';
import { usageOf } from './usage.ts';

const { openrouter, modelId } = connect();
// Only upstreams that hold their answers to a schema may answer. `structuredOutputs: { strict: false }` would make it a wish.
const model = openrouter(modelId, { provider: { requireParameters: true } });

const recipe = z.object({
  name: z.string(),
  minutes: z.number().int().describe('Time for everything.'),
  ingredients: z.array(z.object({ name: z.string(), amount: z.string() })),
});

const whole = await generateText({
  model,
  output: Output.object({ schema: recipe, name: 'recipe', description: 'A recipe for one person.' }),
  prompt: 'A quick recipe for pancakes.',
});
console.log('Whole:', whole.output);

const streamed = streamText({
  model,
  output: Output.array({ element: z.object({ city: z.string(), country: z.string() }) }),
  prompt: 'Name three cities by the sea.',
});
for await (const city of streamed.elementStream) console.log('Streamed:', city);

const cost = [whole.finalStep, await streamed.finalStep].map(
  ({ providerMetadata }) => usageOf(providerMetadata).totalCost ?? 0,
);
console.log(`cost $${cost.reduce((sum, each) => sum + each, 0).toFixed(6)}`);
