import type * as fromBlocks from './from-content-block.ts';

/** What translates blocks that are more than text. */
export type BlockTranslation = typeof fromBlocks;

/** What the translation of one message knows of the prompt. */
export interface PromptContext {
  /** Ids of the tool calls that a tool message answers: there with what translates earlier answers. */
  answered: ReadonlySet<string | undefined> | undefined;
  /** Hears of what an upstream would refuse and is left out. `undefined`: everything stays. */
  warnings: string[] | undefined;
  blocks: BlockTranslation | undefined;
}
