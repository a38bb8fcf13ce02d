import type { CompletionOptions } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineOptions } from '../options/option-table.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';
import { chatOptionSchemas } from '../settings/chat-options-schema.ts';

/** Settings of a completion model, and what `providerOptions.openrouter` of a call takes: those of chat, and OpenAI's old ones. */
export type OpenRouterCompletionSettings = Spelled<CompletionOptions> & SharedSettings;

/** The options of a completion model. */
export const completionOptions = defineOptions<CompletionOptions>({
  wire: () => ({
    ...chatOptionSchemas(),
    best_of: z.number().int(),
    echo: z.boolean(),
    logprobs: z.number().int().nullable(),
    suffix: z.string(),
  }),
  refused: ['model', 'prompt', 'messages', 'stream', 'n'],
});
