import type { GenerationChunk } from '@langchain/core/outputs';
import type { ChatStream, CompletionBody } from '@openrouter-adapters/core';

import { withLateUsage } from '../chat/late-usage.ts';
import { toLangChainError } from '../errors/to-langchain-error.ts';
import { createGenerationTranslation } from './to-generation.ts';

/** Reads a stream to its end as chunks. Leaving early closes the connection. */
export async function* readChunks(stream: ChatStream<CompletionBody>): AsyncGenerator<GenerationChunk> {
  const toChunk = createGenerationTranslation(stream);
  try {
    for (let events = await stream.read(); events !== undefined; events = await stream.read()) {
      for (const [position, event] of events.entries()) {
        if (event.type === 'error') throw await withLateUsage(event.error, events.slice(position + 1), stream);
        const chunk = toChunk(event);
        if (chunk !== undefined) yield chunk;
      }
    }
  } catch (error) {
    throw toLangChainError(error);
  } finally {
    await stream.cancel();
  }
}
