import { ChatPromptTemplate } from '@langchain/core/prompts';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { createProgressBar } from '@openrouter-adapters/core/progress-bar';
import { ChatOpenRouter } from '@openrouter-adapters/langchain';
import { OpenRouterEmbeddings } from '@openrouter-adapters/langchain/embeddings';
import { OpenRouterRerank } from '@openrouter-adapters/langchain/rerank';
import type { Connection } from './connection.ts';
import { models } from './connection.ts';
import { handbook } from './handbook.ts';

/** Embeds, finds, ranks and answers with LangChain's classes. */
export async function answerWithLangChain(question: string, connection: Connection): Promise<string> {
  // On a terminal a bar shows how far the embedding is; nothing else sees it.
  const bar = createProgressBar({ label: 'Embedding' });
  const embeddings = new OpenRouterEmbeddings({ model: models.embedding, onProgress: bar.onProgress, ...connection });
  const vectors = await embeddings.embedDocuments([...handbook]).finally(bar.stop);
  const asked = await embeddings.embedQuery(question);

  const candidates = handbook
    .map((pageContent, index) => ({ pageContent, metadata: { similarity: dot(asked, vectors[index] ?? []) } }))
    .toSorted((first, second) => second.metadata.similarity - first.metadata.similarity)
    .slice(0, 5);

  const rerank = new OpenRouterRerank({ model: models.rerank, topN: 2, ...connection });
  const best = await rerank.compressDocuments(candidates, question);
  for (const { pageContent, metadata } of best) console.log(`  ${metadata.relevanceScore.toFixed(3)}  ${pageContent}`);

  const prompt = ChatPromptTemplate.fromMessages([
    ['system', 'Answer from these rules only:\n{rules}'],
    ['user', '{question}'],
  ]);
  const chain = prompt.pipe(new ChatOpenRouter({ model: models.chat, ...connection })).pipe(new StringOutputParser());
  return chain.invoke({ question, rules: best.map(({ pageContent }) => `- ${pageContent}`).join('\n') });
}

/** Vectors of embedding models have unit length: their product is the cosine of the angle between them. */
function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);
}
