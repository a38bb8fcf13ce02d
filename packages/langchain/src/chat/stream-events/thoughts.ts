import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ReasoningDelta, ReasoningEnd, ReasoningLate } from '@openrouter-adapters/core';

import { toReasoningBlock } from '../blocks/answer-blocks.ts';
import { extendBlock, finishBlock, startBlock, wholeBlock } from './block-events.ts';

/**
 * Reasoning, each detail with its block. What is encrypted, or of an unknown kind, has a block without words. LangChain's stream of the
 * reasoning is over when a block of it finishes, so blocks that follow each other finish together, and those without words wait until
 * there are words.
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

  end({ block, text, detail }: ReasoningEnd, index: number): void {
    const reasoning = toReasoningBlock(text, detail);
    this.#ends.push(...(this.#started.has(block) ? [finishBlock(index, reasoning)] : wholeBlock(index, reasoning)));
  }

  /** A signature whose block may have finished is a block of its own: whoever kept that one needs not look at it again. */
  add({ fragment }: ReasoningLate, index: number): void {
    this.#ends.push(...wholeBlock(index, toReasoningBlock('', fragment)));
  }

  /** Something else follows, or nothing: the ends of what there was. */
  finish(isOver = false): ChatModelStreamEvent[] {
    if (this.#started.size === 0 && !isOver) return [];
    const ends = this.#ends;
    this.#ends = [];
    return ends;
  }
}
