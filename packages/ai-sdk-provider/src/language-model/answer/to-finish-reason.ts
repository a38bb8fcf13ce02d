import type { LanguageModelV4FinishReason } from '@ai-sdk/provider';
import type { Finish } from '@openrouter-adapters/core';

import type { AnswerNotes } from './answer-notes.ts';

/** Why the answer ended; `raw` is the upstream's own word, else OpenRouter's. Upstreams end a refusal with `stop`. */
export function toFinishReason(
  { reason, nativeReason, rawReason }: Finish,
  { refused }: AnswerNotes,
): LanguageModelV4FinishReason {
  return { unified: refused && reason === 'stop' ? 'content-filter' : reason, raw: nativeReason ?? rawReason };
}
