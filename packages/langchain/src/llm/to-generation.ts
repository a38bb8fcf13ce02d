import { GenerationChunk } from '@langchain/core/outputs';
import type { Generation } from '@langchain/core/outputs';
import type { ChatAnswer, ChatEvent, ChatExchange, CompletionBody, Finish } from '@openrouter-adapters/core';

import { modelProvider } from '../chat/model-provider.ts';
import { tellWarnings, toResponseMetadata } from '../chat/to-response-metadata.ts';
import { toUsageMetadata } from '../chat/to-usage-metadata.ts';

/** A whole answer → its text, and what it tells about itself in `generationInfo`. */
export function toGeneration(answer: ChatAnswer<CompletionBody>): Generation {
  const chunks = answer.events.map(createGenerationTranslation(answer)).filter((chunk) => chunk !== undefined);
  return { text: chunks.map(({ text }) => text).join(''), ...pickInfo(chunks.at(-1)) };
}

/**
 * Makes the translation of one answer's events into chunks that merge to the same.
 *
 * @returns a function from an event to its chunk, or to `undefined` when it has none; it throws the error of an `error` event
 */
export function createGenerationTranslation(
  exchange: ChatExchange<CompletionBody>,
): (event: ChatEvent) => GenerationChunk | undefined {
  const warnings = tellWarnings(exchange);
  let reasoning = '';
  return (event) => {
    switch (event.type) {
      case 'text-delta':
        return new GenerationChunk({ text: event.text });
      case 'reasoning-end':
        reasoning += event.text;
        return undefined;
      case 'warning':
        warnings.push(event.message);
        return undefined;
      case 'error':
        throw event.error;
      case 'finish':
        return new GenerationChunk({ text: '', generationInfo: toGenerationInfo(event, reasoning, warnings) });
      default:
        return undefined;
    }
  };
}

function pickInfo(last: GenerationChunk | undefined): Pick<Generation, 'generationInfo'> {
  return last?.generationInfo === undefined ? {} : { generationInfo: last.generationInfo };
}

/** What a chat answer has in `response_metadata`, and its tokens. */
function toGenerationInfo(finish: Finish, reasoning: string, warnings: readonly string[]): Record<string, unknown> {
  const tokens = toUsageMetadata(finish.usage);
  return {
    model_provider: modelProvider,
    ...toResponseMetadata(finish, warnings),
    ...(tokens !== undefined && { usage_metadata: tokens }),
    ...(reasoning !== '' && { reasoning_content: reasoning }),
  };
}
