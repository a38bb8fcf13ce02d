import type { BaseMessage } from '@langchain/core/messages';
import { isObject } from '@openrouter-adapters/core/base';

import { contentListOf } from './content-list.ts';
import { readRole } from './read-role.ts';
import type * as translation from './translate-history.ts';

/** What translates earlier answers, and blocks that are more than text. */
export type BlockTranslation = typeof translation;

/** What the translation of one message knows of the prompt. */
export interface PromptContext {
  /** Ids of the tool calls that a tool message answers. */
  answered: ReadonlySet<string>;
  blocks: BlockTranslation | undefined;
}

/** Are there earlier answers among these messages, or blocks that are more than text? A first question is plain text. */
export function needTranslation(messages: readonly BaseMessage[]): boolean {
  return messages.some(
    (message) =>
      readRole(message) === 'assistant' ||
      contentListOf(message).some((block) => isObject(block) && block['type'] !== 'text'),
  );
}

let loading: Promise<BlockTranslation> | undefined;

/** Loads what translates them; `undefined` where there are none. */
export function loadBlockTranslation(messages: readonly BaseMessage[]): Promise<BlockTranslation> | undefined {
  if (!needTranslation(messages)) return undefined;
  loading ??= load();
  return loading;
}

async function load(): Promise<BlockTranslation> {
  try {
    return await import('./translate-history.ts');
  } catch (error) {
    loading = undefined; // A file that could not be loaded may be there the next time.
    throw error;
  }
}
