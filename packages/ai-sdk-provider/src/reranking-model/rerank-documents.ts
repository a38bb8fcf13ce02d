import type { RerankingModelV4CallOptions, RerankingModelV4Result, SharedV4Warning } from '@ai-sdk/provider';
import { rerank } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { fromRerankingCall } from './from-reranking-call.ts';
import { toRerankingResult } from './to-reranking-result.ts';

/** One call of a reranking model. */
export async function rerankDocuments(
  config: ModelConfig,
  call: RerankingModelV4CallOptions,
): Promise<RerankingModelV4Result> {
  const warnings: SharedV4Warning[] = [];
  const request = fromRerankingCall(config, call, warnings);
  const answer = await sendCall(config, call, (transport, options) => rerank(transport, request, options), {
    top_n: 'topN',
  });
  return toRerankingResult(answer, warnings);
}
