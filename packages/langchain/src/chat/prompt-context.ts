import type * as fromBlocks from './from-content-block.ts';

/** What translates blocks that are more than text. */
export type BlockTranslation = typeof fromBlocks;

/** What the translation of one message knows of the prompt. */
export interface PromptContext {
  /** Ids of the tool calls that a tool message answers. */
  answered: ReadonlySet<string>;
  blocks: BlockTranslation | undefined;
}
