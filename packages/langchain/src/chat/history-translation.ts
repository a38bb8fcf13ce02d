import type { BaseMessage } from '@langchain/core/messages';
import { isObject } from '@openrouter-adapters/core/base';

import { contentListOf } from './content-list.ts';
import { readRole } from './read-role.ts';
import type * as translation from './translate-history.ts';

/** What translates earlier answers, and blocks that are more than text. */
export type HistoryTranslation = typeof translation;

/** Are there earlier answers among these messages, or blocks that are more than text? A first question is plain text. */
export function needTranslation(messages: readonly BaseMessage[]): boolean {
  return messages.some(
    (message) =>
      readRole(message) === 'assistant' ||
      contentListOf(message).some((block) => isObject(block) && block['type'] !== 'text'),
  );
}

let loading: Promise<HistoryTranslation> | undefined;

/** Loads what translates them; `undefined` where there are none. */
export function loadHistoryTranslation(messages: readonly BaseMessage[]): Promise<HistoryTranslation> | undefined {
  if (!needTranslation(messages)) return undefined;
  loading ??= load();
  return loading;
}

async function load(): Promise<HistoryTranslation> {
  try {
    return await import('./translate-history.ts');
  } catch (error) {
    loading = undefined; // A file that could not be loaded may be there the next time.
    throw error;
  }
}
