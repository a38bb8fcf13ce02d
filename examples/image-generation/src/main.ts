import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { generateImage } from 'ai';
import type { GenerateImageResult } from 'ai';
import { connect, models } from './connection.ts';

const prompt = process.argv.slice(2).join(' ') || 'A lighthouse on a cliff at dusk, as a woodcut';
const { connection, to } = connect();
const openrouter = createOpenRouter(connection);

console.log(`Prompt: ${prompt}\nThrough ${to}\n`);

const first = await generateImage({ model: openrouter.imageModel(models.image), prompt, size: '1024x1024' });
await save('first', first);

// The same function, with an image to start from.
const changed = await generateImage({
  model: openrouter.imageModel(models.image),
  prompt: { text: 'The same, with a storm coming up', images: [first.image.uint8Array] },
});
await save('changed', changed);

// Some models make images in a chat only; `via: 'chat'` reaches them.
const other = await generateImage({ model: openrouter.imageModel(models.chat, { via: 'chat' }), prompt });
await save('chat', other);

async function save(name: string, { image, providerMetadata, warnings }: GenerateImageResult): Promise<void> {
  const extension = image.mediaType.split('/')[1] ?? 'bin';
  const path = join(tmpdir(), `openrouter-${name}.${extension}`);
  await writeFile(path, image.uint8Array);
  console.log(`${name}: ${image.mediaType}, ${image.uint8Array.length} bytes, cost $${readCost(providerMetadata)}`);
  console.log(`  ${path}`);
  for (const warning of warnings) console.log(`  warning: ${JSON.stringify(warning)}`);
}

/** Each image tells its share of the cost. */
function readCost(metadata: GenerateImageResult['providerMetadata']): string {
  const costs = (metadata['openrouter']?.images ?? []).map((image) => {
    return typeof image === 'object' && image !== null && 'cost' in image ? Number(image['cost']) : Number.NaN;
  });
  return costs.reduce((sum, cost) => sum + cost, 0).toFixed(6);
}
