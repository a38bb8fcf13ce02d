import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ReasoningDelta, ReasoningEnd } from '@openrouter-adapters/core';

import { extendBlock, finishBlock, startBlock, wholeBlock } from './block-events.ts';
import type { BlockIndexes } from './block-events.ts';

/** Reasoning that people can read. What is encrypted, or of an unknown kind, has no block: it goes back with the details. */
export class Thoughts {
  readonly #started = new Set<number>();

  extend({ block, text }: ReasoningDelta, index: number): ChatModelStreamEvent[] {
    const delta = extendBlock(index, { type: 'reasoning-delta', reasoning: text });
    if (this.#started.has(block)) return [delta];
    this.#started.add(block);
    return [startBlock(index, { type: 'reasoning', reasoning: '' }), delta];
  }

  end({ block, text }: ReasoningEnd, indexes: BlockIndexes): ChatModelStreamEvent[] {
    const reasoning = { type: 'reasoning', reasoning: text };
    if (this.#started.has(block)) return [finishBlock(indexes.of(block), reasoning)];
    return text === '' ? [] : wholeBlock(indexes.of(block), reasoning);
  }
}
