import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ContentBlock } from '@langchain/core/messages';
import type { ReasoningDelta } from '@openrouter-adapters/core';

import { takeExtras } from '../blocks/answer-blocks.ts';
import { extendBlock, finishBlock, startBlock } from './block-events.ts';

/**
 * Reasoning with words. LangChain's stream of the reasoning is over when a block of it finishes, so blocks that follow each other finish
 * together.
 */
export class Thoughts {
  #block: number | undefined;
  #last: ContentBlock | undefined;
  readonly #ends: ChatModelStreamEvent[] = [];

  extend({ block, text }: ReasoningDelta, index: number): ChatModelStreamEvent[] {
    const delta = extendBlock(index, { type: 'reasoning-delta', reasoning: text });
    if (this.#block === block) return [delta];
    this.#block = block;
    return [startBlock(index, { type: 'reasoning', reasoning: '' }), delta];
  }

  end(reasoning: string, index: number): void {
    this.#last = { type: 'reasoning', reasoning };
    this.#ends.push(finishBlock(index, this.#last));
  }

  /** Something else may follow: the last block carries what waits. */
  settle(waiting: unknown[]): void {
    if (this.#last !== undefined) Object.assign(this.#last, takeExtras(waiting));
    this.#last = undefined;
  }

  /** Something else follows, or nothing: the ends of what there was. */
  finish(): ChatModelStreamEvent[] {
    return this.#ends.splice(0);
  }
}
