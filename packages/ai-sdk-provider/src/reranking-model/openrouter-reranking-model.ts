import type {
  RerankingModelV4,
  RerankingModelV4CallOptions,
  RerankingModelV4Result,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { rerank } from '@openrouter-adapters/core';

import { OpenRouterModel } from '../model/openrouter-model.ts';
import { sendCall } from '../model/send-call.ts';
import { fromRerankingCall } from './from-reranking-call.ts';
import { toRerankingResult } from './to-reranking-result.ts';

/**
 * A reranking model of OpenRouter for the AI SDK (specification V4). Documents are texts, or objects: `{ text, image }` goes out as it
 * is, with an image as URL or data URL; any other object as JSON, with a warning.
 */
export class OpenRouterRerankingModel extends OpenRouterModel implements RerankingModelV4 {
  /** The documents by relevance, told by their index; the best first. */
  async doRerank(call: RerankingModelV4CallOptions): Promise<RerankingModelV4Result> {
    const warnings: SharedV4Warning[] = [];
    const request = fromRerankingCall(this.config, call, warnings);
    const answer = await sendCall(this.config, call, (transport, options) => rerank(transport, request, options), {
      top_n: 'topN',
    });
    return toRerankingResult(answer, warnings);
  }
}
