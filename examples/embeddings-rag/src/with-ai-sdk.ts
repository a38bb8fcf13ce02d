import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { cosineSimilarity, embed, embedMany, generateText, rerank } from 'ai';
import type { Connection } from './connection.ts';
import { models } from './connection.ts';
import { handbook } from './handbook.ts';

/** Embeds, finds, ranks and answers with the functions of the AI SDK. */
export async function answerWithAISDK(question: string, connection: Connection): Promise<string> {
  const openrouter = createOpenRouter(connection);
  const embedding = openrouter.embeddingModel(models.embedding);
  const { embeddings } = await embedMany({ model: embedding, values: [...handbook] });
  const { embedding: asked } = await embed({ model: embedding, value: question });

  const candidates = handbook
    .map((text, index) => ({ text, similarity: cosineSimilarity(asked, embeddings[index] ?? []) }))
    .toSorted((first, second) => second.similarity - first.similarity)
    .slice(0, 5)
    .map(({ text }) => text);

  const { ranking } = await rerank({
    model: openrouter.rerankingModel(models.rerank),
    query: question,
    documents: candidates,
    topN: 2,
  });
  for (const { score, document } of ranking) console.log(`  ${score.toFixed(3)}  ${document}`);

  const { text } = await generateText({
    model: openrouter(models.chat),
    system: `Answer from these rules only:\n${ranking.map(({ document }) => `- ${document}`).join('\n')}`,
    prompt: question,
  });
  return text;
}
