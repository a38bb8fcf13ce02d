import type { AIMessageChunk } from '@langchain/core/messages';

/** Merges the chunks of a stream as LangChain's users do. */
export async function mergeChunks(stream: AsyncIterable<AIMessageChunk>): Promise<AIMessageChunk> {
  let merged: AIMessageChunk | undefined;
  for await (const chunk of stream) merged = merged === undefined ? chunk : merged.concat(chunk);
  if (merged === undefined) throw new Error('No chunk came.');
  return merged;
}
