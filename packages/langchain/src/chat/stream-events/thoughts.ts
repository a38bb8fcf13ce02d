import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ReasoningDelta } from '@openrouter-adapters/core';

import { extendBlock, startBlock } from './block-events.ts';

/**
 * Reasoning with words. LangChain's stream of the reasoning is over when a block of it finishes, so blocks that follow each other finish
 * together.
 */
export class Thoughts {
  #block: number | undefined;
  readonly #ends: ChatModelStreamEvent[] = [];

  extend({ block, text }: ReasoningDelta, index: number): ChatModelStreamEvent[] {
    const delta = extendBlock(index, { type: 'reasoning-delta', reasoning: text });
    if (this.#block === block) return [delta];
    this.#block = block;
    return [startBlock(index, { type: 'reasoning', reasoning: '' }), delta];
  }

  end(end: ChatModelStreamEvent): void {
    this.#ends.push(end);
  }

  /** Something else follows, or nothing: the ends of what there was. */
  finish(): ChatModelStreamEvent[] {
    return this.#ends.splice(0);
  }
}
