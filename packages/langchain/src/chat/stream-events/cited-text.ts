import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ContentBlock } from '@langchain/core/messages';
import type { CitationEvent, TextEnd, TextStart } from '@openrouter-adapters/core';

import { toCitation } from '../blocks/answer-blocks.ts';
import { extendBlock, finishBlock, startBlock } from './block-events.ts';

/** Text blocks and what they cite. */
export class CitedText {
  readonly #citations = new Map<number, ContentBlock.Citation[]>();
  /** Came before any text. */
  #waiting: ContentBlock.Citation[] = [];

  start({ block }: TextStart, index: number): ChatModelStreamEvent {
    this.#citations.set(block, this.#waiting);
    this.#waiting = [];
    return startBlock(index, { type: 'text', text: '' });
  }

  end({ block, text }: TextEnd, index: number): ChatModelStreamEvent {
    const annotations = [...(this.#citations.get(block) ?? [])];
    return finishBlock(index, { type: 'text', text, ...(annotations.length > 0 && { annotations }) });
  }

  cite({ block, citation }: CitationEvent, indexOf: (block: number) => number): ChatModelStreamEvent[] {
    const known = block === undefined ? undefined : this.#citations.get(block);
    if (block === undefined || known === undefined) {
      this.#waiting.push(toCitation(citation));
      return [];
    }
    known.push(toCitation(citation));
    return [extendBlock(indexOf(block), { type: 'block-delta', fields: { type: 'text', annotations: [...known] } })];
  }
}
