import type { Generation, GenerationChunk } from '@langchain/core/outputs';
import { isObject } from '@openrouter-adapters/core/base';

/** The chunks of a stream as one generation. */
export async function mergeGenerations(chunks: AsyncIterable<GenerationChunk>): Promise<Generation> {
  const texts: string[] = [];
  let generationInfo: Record<string, unknown> = {};
  for await (const chunk of chunks) {
    texts.push(chunk.text);
    generationInfo = { ...generationInfo, ...chunk.generationInfo };
  }
  return { text: texts.join(''), generationInfo };
}

/** Tokens of all generations, as LangChain's models tell them. */
export function toTokenUsage(generations: readonly Generation[]): Record<string, unknown> {
  const tokenUsage = { promptTokens: 0, completionTokens: 0, totalTokens: 0 };
  for (const { generationInfo } of generations) {
    const usage: unknown = generationInfo?.['usage_metadata'];
    if (!isObject(usage)) continue;
    tokenUsage.promptTokens += Number(usage['input_tokens']);
    tokenUsage.completionTokens += Number(usage['output_tokens']);
    tokenUsage.totalTokens += Number(usage['total_tokens']);
  }
  return { tokenUsage };
}
