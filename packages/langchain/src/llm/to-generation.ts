import { GenerationChunk } from '@langchain/core/outputs';
import type { Generation } from '@langchain/core/outputs';
import type { ChatEvent, Finish } from '@openrouter-adapters/core';

import { modelProvider } from '../chat/model-provider.ts';
import { toResponseMetadata } from '../chat/to-response-metadata.ts';
import { toUsageMetadata } from '../chat/to-usage-metadata.ts';

/** A whole answer → its text, and what it tells about itself in `generationInfo`. */
export function toGeneration(events: readonly ChatEvent[], finish: Finish): Generation {
  const text = events.map((event) => (event.type === 'text-end' ? event.text : '')).join('');
  return { text, generationInfo: toGenerationInfo(finish, readReasoning(events)) };
}

/**
 * Makes the translation of one answer's events into chunks that merge to the same.
 *
 * @returns a function from an event to its chunk, or to `undefined` when it has none; it throws the error of an `error` event
 */
export function createGenerationTranslation(): (event: ChatEvent) => GenerationChunk | undefined {
  const reasoning: ChatEvent[] = [];
  return (event) => {
    switch (event.type) {
      case 'text-delta':
        return new GenerationChunk({ text: event.text });
      case 'reasoning-end':
        reasoning.push(event);
        return undefined;
      case 'error':
        throw event.error;
      case 'finish':
        return new GenerationChunk({ text: '', generationInfo: toGenerationInfo(event, readReasoning(reasoning)) });
      default:
        return undefined;
    }
  };
}

function readReasoning(events: readonly ChatEvent[]): string {
  return events.map((event) => (event.type === 'reasoning-end' ? event.text : '')).join('');
}

/** What a chat answer has in `response_metadata`, and its tokens. */
function toGenerationInfo(finish: Finish, reasoning: string): Record<string, unknown> {
  const tokens = toUsageMetadata(finish.usage);
  return {
    model_provider: modelProvider,
    ...toResponseMetadata(finish, []),
    ...(tokens !== undefined && { usage_metadata: tokens }),
    ...(reasoning !== '' && { reasoning_content: reasoning }),
  };
}
