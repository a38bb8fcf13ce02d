import { cosineSimilarity, embed, embedMany } from 'ai';
import { describe, expect, it } from 'vitest';

import { connectEmulator } from '../../test/connect-emulator.ts';

const modelId = 'openai/text-embedding-3-small';

describe('embeddings of the emulator', () => {
  it('are nearer for texts that are alike', async () => {
    const { openrouter } = connectEmulator();
    const { embeddings, providerMetadata } = await embedMany({
      model: openrouter.embeddingModel(modelId, { dimensions: 256 }),
      values: ['a cat sleeps on the mat', 'the cat sleeps on a mat', 'interest rates rose in spring'],
    });
    const [first = [], second = [], third = []] = embeddings;
    expect(first).toHaveLength(256);
    expect(cosineSimilarity(first, second)).toBeGreaterThan(cosineSimilarity(first, third));
    expect(providerMetadata?.['openrouter']?.['usage']).toMatchObject({ cost: expect.any(Number) as number });
  });

  it('are the same for base64 and floats, in given and in reversed order', async () => {
    const values = ['one', 'two', 'three'];
    const answers = await Promise.all(
      [{}, { embeddingEncoding: 'float' }, { embeddingOrder: 'reversed' }].map((options) =>
        embedMany({
          model: connectEmulator(options as object).openrouter.embeddingModel(modelId, { dimensions: 16 }),
          values,
        }),
      ),
    );
    for (const { embeddings } of answers) {
      expect(embeddings.flat()).toHaveLength(answers[0]?.embeddings.flat().length ?? 0);
      embeddings.flat().forEach((number, index) => {
        expect(number).toBeCloseTo(answers[0]?.embeddings.flat()[index] ?? Number.NaN, 5);
      });
    }
  });

  it('are made for 3,000 values', async () => {
    const { openrouter } = connectEmulator();
    const values = Array.from({ length: 3000 }, (_, index) => `text ${index}`);
    const model = openrouter.embeddingModel(modelId, { dimensions: 8 });
    expect((await embedMany({ model, values })).embeddings).toHaveLength(3000);
  });

  it('have no cost where the upstream tells null', async () => {
    const { openrouter } = connectEmulator({ usageCost: 'null' });
    const { providerMetadata, usage } = await embed({ model: openrouter.embeddingModel(modelId), value: 'one' });
    expect(usage.tokens).toBeGreaterThan(0);
    expect(providerMetadata?.['openrouter']?.['usage']).not.toHaveProperty('cost');
  });
});
