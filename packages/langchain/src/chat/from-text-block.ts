import type { TextPart } from '@openrouter-adapters/core';

import { readCacheMarks } from './cache-control.ts';
import { cannotSend } from './cannot-send.ts';

/**
 * A text block → a text part, with its cache marks.
 *
 * @throws {OpenRouterConfigurationError} for one whose text is none
 */
export function fromTextBlock(block: Readonly<Record<string, unknown>>): TextPart {
  if (typeof block['text'] !== 'string') throw cannotSend('A text block whose text is not a string', 'Give it a text.');
  return { type: 'text', text: block['text'], ...readCacheMarks(block) };
}
