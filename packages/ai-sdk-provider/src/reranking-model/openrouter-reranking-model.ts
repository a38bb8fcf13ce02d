import type { RerankingModelV4, RerankingModelV4CallOptions, RerankingModelV4Result } from '@ai-sdk/provider';
import { untilAborted } from '@openrouter-adapters/core/setup';

import { OpenRouterModel } from '../model/openrouter-model.ts';

/**
 * A reranking model of OpenRouter for the AI SDK (specification V4). Documents are texts, or objects: `{ text, image }` goes out as it
 * is, with an image as URL or data URL; any other object as JSON, with a warning.
 */
export class OpenRouterRerankingModel extends OpenRouterModel implements RerankingModelV4 {
  /** The documents by relevance, told by their index; the best first. */
  async doRerank(call: RerankingModelV4CallOptions): Promise<RerankingModelV4Result> {
    const { rerankDocuments } = await untilAborted(import('./rerank-documents.ts'), call.abortSignal);
    return rerankDocuments(this.config, call);
  }
}
