import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ContentBlock } from '@langchain/core/messages';

/** What a delta adds to a block. */
export type Delta = Extract<ChatModelStreamEvent, { event: 'content-block-delta' }>['delta'];

export function startBlock(index: number, content: ContentBlock): ChatModelStreamEvent {
  return { event: 'content-block-start', index, content };
}

export function extendBlock(index: number, delta: Delta): ChatModelStreamEvent {
  return { event: 'content-block-delta', index, delta };
}

export function finishBlock(index: number, content: ContentBlock): ChatModelStreamEvent {
  return { event: 'content-block-finish', index, content };
}

/** A block that comes in one piece; what goes back with the next turn, which may be long, comes with its end only. */
export function wholeBlock(index: number, content: ContentBlock): ChatModelStreamEvent[] {
  const { extras: _extras, ...shown } = content;
  return [startBlock(index, shown), finishBlock(index, content)];
}

/** Counts the blocks of the message: a server tool is one block of the answer and two of the message. */
export class BlockIndexes {
  readonly #indexes = new Map<number, number>();
  #count = 0;

  /** The index of a block of the answer. */
  of(block: number): number {
    const known = this.#indexes.get(block);
    if (known !== undefined) return known;
    const index = this.next();
    this.#indexes.set(block, index);
    return index;
  }

  /** An index that no block has. */
  next(): number {
    return this.#count++;
  }
}
