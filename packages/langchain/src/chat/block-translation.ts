import type { BaseMessage } from '@langchain/core/messages';
import { isObject } from '@openrouter-adapters/core/base';

import { contentListOf } from './content-list.ts';
import type * as fromBlocks from './from-content-block.ts';

/** What translates blocks that are more than text. */
export type BlockTranslation = typeof fromBlocks;

/** What the translation of one message knows of the prompt. */
export interface PromptContext {
  /** Ids of the tool calls that a tool message answers. */
  answered: ReadonlySet<string>;
  blocks: BlockTranslation | undefined;
}

/** Have these messages blocks that are more than text? Most have not, so that what translates them is loaded for those that have. */
export function haveBlocks(messages: readonly BaseMessage[]): boolean {
  return messages.some((message) =>
    contentListOf(message).some((block) => isObject(block) && block['type'] !== 'text'),
  );
}

/** Loads what translates them; `undefined` where there are none. */
export function loadBlockTranslation(messages: readonly BaseMessage[]): Promise<BlockTranslation> | undefined {
  return haveBlocks(messages) ? import('./from-content-block.ts') : undefined;
}
