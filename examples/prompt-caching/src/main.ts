import { generateText } from 'ai';
import { connect } from './connection.ts';
import { handbook } from './handbook.ts';
import { usageOf } from './usage.ts';

const { openrouter, modelId } = connect();
// A session keeps the requests on one upstream, where the cache is.
const model = openrouter(modelId, { sessionId: 'prompt-caching-example' });

for (const question of ['How long may goods of shelf 7 be given back?', 'When are goods of shelf 12 sent?']) {
  const { text, usage, finalStep } = await generateText({
    model,
    messages: [
      {
        role: 'system',
        content: `Answer from this handbook.\n${handbook}`,
        // Everything up to here is cached for five minutes; `ttl: '1h'` keeps it longer.
        providerOptions: { openrouter: { cacheControl: { type: 'ephemeral' } } },
      },
      { role: 'user', content: question },
    ],
    allowSystemInMessages: true,
  });
  const { cacheReadTokens, cacheWriteTokens, noCacheTokens } = usage.inputTokenDetails;
  console.log(`> ${question}\n${text}`);
  console.log(
    `${cacheWriteTokens ?? 0} tokens written to the cache, ${cacheReadTokens ?? 0} read from it, ${noCacheTokens ?? 0} beside it`,
  );
  console.log(`cost $${usageOf(finalStep.providerMetadata).totalCost?.toFixed(6)}\n`);
}
