import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { AIMessageChunk } from '@langchain/core/messages';
import { ChatGenerationChunk } from '@langchain/core/outputs';
import type { ChatEvent, ChatStream } from '@openrouter-adapters/core';

import { toLangChainError } from '../errors/to-langchain-error.ts';
import { withLateUsage } from './late-usage.ts';
import { createChunkTranslation } from './to-chunks.ts';
import type { ChunkOptions } from './to-chunks.ts';

/** Who is told of each chunk, of which prompt of a batch it is, and of which of its answers. */
export interface TokenReport {
  runManager: CallbackManagerForLLMRun | undefined;
  promptIndex: number;
  completion: number;
}

/** A stream, and what becomes of its events. */
export interface Reading<Translated> {
  stream: Pick<ChatStream, 'read' | 'cancel'>;
  /** From the events of a read, or some of them; never an `error` event. */
  translate: (events: readonly ChatEvent[]) => Iterable<Translated>;
  /** Hears of what was translated after the consumer has had it. */
  report?: ((translated: Translated) => Promise<unknown>) | undefined;
}

/**
 * Opens a stream and reads it to its end, each event translated. Leaving early closes the connection. One generator does it all: each
 * further one would cost more than all the rest of a token's way.
 *
 * @throws {OpenRouterError} that of an `error` event, with what the answer had used
 */
export async function* readEvents<Translated>(
  open: () => Promise<Reading<Translated>>,
): AsyncGenerator<Translated, void, undefined> {
  const { stream, translate, report } = await open();
  try {
    for (let events = await stream.read(); events !== undefined; events = await stream.read()) {
      const failedAt = events.findIndex(({ type }) => type === 'error');
      for (const translated of translate(failedAt === -1 ? events : events.slice(0, failedAt))) {
        yield translated;
        if (report !== undefined) await report(translated);
      }
      const failure = events[failedAt];
      if (failure?.type === 'error') throw await withLateUsage(failure.error, events.slice(failedAt + 1), stream);
    }
  } catch (error) {
    throw toLangChainError(error);
  } finally {
    await stream.cancel();
  }
}

/** Of a stream, chunks, of which the callbacks hear after the consumer has had them, because LangChain gives them their id in between. */
export function toReading(
  stream: ChatStream,
  options: ChunkOptions,
  report: TokenReport,
): Reading<ChatGenerationChunk> {
  const toChunks = createChunkTranslation(options);
  return {
    stream,
    translate: (events) => toChunks(events).map(toGeneration),
    ...(report.runManager !== undefined && { report: (generation) => reportToken(generation, report) }),
  };
}

function toGeneration(message: AIMessageChunk): ChatGenerationChunk {
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
