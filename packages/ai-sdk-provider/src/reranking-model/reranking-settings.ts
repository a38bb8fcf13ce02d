import type { RerankOptions } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineOptions } from '../options/option-table.ts';
import { providerPreferencesSchema } from '../options/option-schemas.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';

/**
 * Settings of a reranking model, and what `providerOptions.openrouter` of a call takes.
 *
 * @see https://openrouter.ai/docs/api-reference/rerank
 */
export type OpenRouterRerankingSettings = Spelled<RerankOptions> & SharedSettings;

/** The options of a reranking model. */
export const rerankingOptions = defineOptions<RerankOptions>({
  wire: () => ({
    top_n: z.number().int().min(1),
    provider: providerPreferencesSchema(),
    user: z.string(),
    session_id: z.string(),
  }),
  refused: ['model', 'query', 'documents'],
});
