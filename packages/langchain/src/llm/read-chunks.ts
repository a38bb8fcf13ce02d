import type { GenerationChunk } from '@langchain/core/outputs';
import { withLateUsage } from '@openrouter-adapters/core/base';
import type { ChatStream, CompletionBody } from '@openrouter-adapters/core';

import { markBrokenOff } from '../cost/read-cost.ts';
import { toLangChainError } from '../errors/to-langchain-error.ts';
import { createGenerationTranslation } from './to-generation.ts';

/** Reads a stream to its end as chunks. Leaving early closes the connection. */
export async function* readChunks(stream: ChatStream<CompletionBody>): AsyncGenerator<GenerationChunk> {
  const toChunk = createGenerationTranslation(stream);
  try {
    for (let events = await stream.read(); events !== undefined; events = await stream.read()) {
      for (const event of events) {
        if (event.type === 'error') throw await withLateUsage(event.error, events, stream);
        const chunk = toChunk(event);
        if (chunk !== undefined) yield chunk;
      }
    }
  } catch (error) {
    markBrokenOff(error);
    throw toLangChainError(error);
  } finally {
    await stream.cancel();
  }
}
