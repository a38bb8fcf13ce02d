import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { AIMessageChunk } from '@langchain/core/messages';
import { ChatGenerationChunk } from '@langchain/core/outputs';
import type { ChatEvent, ChatStream } from '@openrouter-adapters/core';

import { toLangChainError } from '../errors/to-langchain-error.ts';
import { withLateUsage } from './late-usage.ts';
import { createChunkTranslation } from './to-chunks.ts';
import type { ChunkOptions } from './to-chunks.ts';

/** An event of a stream and its chunk, where it has one. */
export interface EventWithChunk {
  event: ChatEvent;
  generation: ChatGenerationChunk | undefined;
}

/** Who is told of each chunk, of which prompt of a batch it is, and of which of its answers. */
export interface TokenReport {
  runManager: CallbackManagerForLLMRun | undefined;
  promptIndex: number;
  completion: number;
}

/**
 * Reads a stream to its end, each event translated. Leaving early closes the connection.
 *
 * @throws {OpenRouterError} that of an `error` event, with what the answer had used
 */
export async function* readEvents<Translated>(
  stream: ChatStream,
  translate: (event: ChatEvent) => Translated,
): AsyncGenerator<Translated> {
  try {
    for (let events = await stream.read(); events !== undefined; events = await stream.read()) {
      for (const [position, event] of events.entries()) {
        if (event.type === 'error') throw await withLateUsage(event.error, events.slice(position + 1), stream);
        yield translate(event);
      }
    }
  } catch (error) {
    throw toLangChainError(error);
  } finally {
    await stream.cancel();
  }
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
  const toChunk = createChunkTranslation(options);
  const translated = readEvents(stream, (event) => ({ event, generation: toGeneration(toChunk(event)) }));
  for await (const part of translated) {
    yield part;
    if (part.generation !== undefined) await reportToken(part.generation, report);
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

async function reportToken(generation: ChatGenerationChunk, report: TokenReport): Promise<void> {
  const position = { prompt: report.promptIndex, completion: report.completion };
  await report.runManager?.handleLLMNewToken(generation.text, position, undefined, undefined, undefined, {
    chunk: generation,
  });
}
