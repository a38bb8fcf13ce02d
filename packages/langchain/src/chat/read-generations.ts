import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { AIMessageChunk } from '@langchain/core/messages';
import { ChatGenerationChunk } from '@langchain/core/outputs';
import type { ChatEvent, ChatStream } from '@openrouter-adapters/core';

import { toLangChainError } from '../errors/to-langchain-error.ts';
import { createChunkTranslation } from './to-chunks.ts';
import type { ChunkOptions } from './to-chunks.ts';

/** An event of a stream and its chunk, where it has one. */
export interface EventWithChunk {
  event: ChatEvent;
  generation: ChatGenerationChunk | undefined;
}

/** Who is told of each chunk, and of which prompt of a batch it is. */
export interface TokenReport {
  runManager: CallbackManagerForLLMRun | undefined;
  promptIndex: number;
}

/**
 * Reads a stream to its end. The callbacks hear of a chunk after the consumer has had it, because LangChain gives it its id in
 * between. Leaving early closes the connection.
 */
export async function* readGenerations(
  stream: ChatStream,
  options: ChunkOptions,
  report: TokenReport,
): AsyncGenerator<EventWithChunk> {
  const translate = createChunkTranslation(options);
  try {
    for (let events = await stream.read(); events !== undefined; events = await stream.read()) {
      for (const event of events) {
        const generation = toGeneration(translate(event));
        yield { event, generation };
        if (generation !== undefined) await reportToken(generation, report);
      }
    }
  } catch (error) {
    throw toLangChainError(error);
  } finally {
    await stream.cancel();
  }
}

function toGeneration(message: AIMessageChunk | undefined): ChatGenerationChunk | undefined {
  if (message === undefined) return undefined;
  const finishReason: unknown = message.response_metadata['finish_reason'];
  return new ChatGenerationChunk({
    text: typeof message.content === 'string' ? message.content : message.text,
    message,
    ...(finishReason !== undefined && { generationInfo: { finish_reason: finishReason } }),
  });
}

async function reportToken(generation: ChatGenerationChunk, { runManager, promptIndex }: TokenReport): Promise<void> {
  const position = { prompt: promptIndex, completion: 0 };
  await runManager?.handleLLMNewToken(generation.text, position, undefined, undefined, undefined, {
    chunk: generation,
  });
}
