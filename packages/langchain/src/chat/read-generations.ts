import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { ChatGenerationChunk } from '@langchain/core/outputs';

import type { Reading } from './event-iteration.ts';
import { createChunkTranslation } from './to-chunks.ts';
import type { ChunkOptions } from './to-chunks.ts';

/** Who is told of each chunk, of which prompt of a batch it is, and of which of its answers. */
export interface TokenReport {
  runManager: CallbackManagerForLLMRun | undefined;
  promptIndex: number;
  completion: number;
}

/** Events become chunks, of which the callbacks hear after the consumer has had them, because LangChain gives them their id in between. */
export function toTranslation(
  options: ChunkOptions,
  report: TokenReport,
): Omit<Reading<ChatGenerationChunk>, 'stream'> {
  return {
    translate: createChunkTranslation(options),
    report: report.runManager && ((generation) => reportToken(generation, report)),
  };
}

async function reportToken(generation: ChatGenerationChunk, report: TokenReport): Promise<void> {
  const position = { prompt: report.promptIndex, completion: report.completion };
  await report.runManager?.handleLLMNewToken(generation.text, position, undefined, undefined, undefined, {
    chunk: generation,
  });
}
