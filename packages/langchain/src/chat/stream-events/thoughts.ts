import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ReasoningDelta, ReasoningEnd } from '@openrouter-adapters/core';

import { extendBlock, finishBlock, startBlock } from './block-events.ts';
import type { BlockIndexes } from './block-events.ts';

/**
 * Reasoning that people can read. What is encrypted, or of an unknown kind, has no block: it goes back with the details. LangChain's stream of
 * the reasoning is over when a block of it finishes, so blocks that follow each other finish together.
 */
export class Thoughts {
  readonly #started = new Set<number>();
  #ends: ChatModelStreamEvent[] = [];

  extend({ block, text }: ReasoningDelta, index: number): ChatModelStreamEvent[] {
    const delta = extendBlock(index, { type: 'reasoning-delta', reasoning: text });
    if (this.#started.has(block)) return [delta];
    this.#started.add(block);
    return [startBlock(index, { type: 'reasoning', reasoning: '' }), delta];
  }

  end({ block, text }: ReasoningEnd, indexes: BlockIndexes): ChatModelStreamEvent[] {
    const reasoning = { type: 'reasoning', reasoning: text };
    const isStarted = this.#started.has(block);
    if (!isStarted && text === '') return [];
    const index = indexes.of(block);
    this.#ends.push(finishBlock(index, reasoning));
    return isStarted ? [] : [startBlock(index, reasoning)];
  }

  /** Something else follows: the ends of what there was. */
  finish(): ChatModelStreamEvent[] {
    const ends = this.#ends;
    this.#ends = [];
    return ends;
  }
}
