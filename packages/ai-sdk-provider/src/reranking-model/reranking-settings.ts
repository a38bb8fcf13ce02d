import type { RerankOptions } from '@openrouter-adapters/core';

import { count, text } from '../options/checks.ts';
import { defineOptions } from '../options/option-table.ts';
import { providerPreferences } from '../options/shared-checks.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';

/**
 * Settings of a reranking model, and what `providerOptions.openrouter` of a call takes.
 *
 * @see https://openrouter.ai/docs/api-reference/rerank
 */
export type OpenRouterRerankingSettings = Spelled<RerankOptions> & SharedSettings;

/** The options of a reranking model. */
export const rerankingOptions = /* @__PURE__ */ defineOptions<RerankOptions>({
  wire: () => ({
    top_n: count,
    provider: providerPreferences(),
    user: text,
    session_id: text,
  }),
  refused: ['query', 'documents'],
});
