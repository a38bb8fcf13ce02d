import type { CompletionOptions } from '@openrouter-adapters/core';

import { flag, integer, nullable, text } from '../options/checks.ts';
import { defineOptions } from '../options/option-table.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';
import type { OpenRouterChatSettings } from '../settings/chat-settings.ts';
import { chatOptionChecks } from '../settings/chat-option-checks.ts';

/** Settings of a completion model, and what `providerOptions.openrouter` of a call takes: those of chat, and OpenAI's old ones. */
export type OpenRouterCompletionSettings = Spelled<CompletionOptions> & SharedSettings & Coalescing;

/** Which parts a stream has. */
export type Coalescing = Pick<OpenRouterChatSettings, 'coalesce'>;

/** The options of a completion model. */
export const completionOptions = /* @__PURE__ */ defineOptions<CompletionOptions, Coalescing>({
  wire: () => ({
    ...chatOptionChecks(),
    best_of: integer,
    echo: flag,
    logprobs: nullable(integer),
    suffix: text,
  }),
  own: () => ({ coalesce: flag }),
  refused: ['prompt', 'messages', 'n'],
});
