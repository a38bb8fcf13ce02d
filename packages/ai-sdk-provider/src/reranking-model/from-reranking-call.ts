import type { JSONObject, RerankingModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import type { RerankDocument, RerankRequest } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { readOptions } from '../options/read-options.ts';
import { rerankingOptions } from './reranking-settings.ts';

/**
 * A call → the request.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type
 */
export function fromRerankingCall(
  { modelId, ofProvider, ofModel }: ModelConfig,
  { query, documents, topN, providerOptions }: RerankingModelV4CallOptions,
  warnings: SharedV4Warning[],
): RerankRequest {
  const sources = { ofProvider, ofModel, standard: { top_n: topN }, ofCall: providerOptions?.['openrouter'] };
  const { options, extra } = readOptions(rerankingOptions, sources, warnings);
  return { model: modelId, query, documents: fromDocuments(documents, warnings), options, extra };
}

function fromDocuments(
  documents: RerankingModelV4CallOptions['documents'],
  warnings: SharedV4Warning[],
): RerankDocument[] {
  if (documents.type === 'text') return documents.values;
  if (!documents.values.every(isRerankDocument)) {
    warnings.push({
      type: 'compatibility',
      feature: 'object documents',
      details: 'OpenRouter ranks texts and images. Objects with other fields than these are sent as JSON.',
    });
  }
  return documents.values.map((document) => (isRerankDocument(document) ? document : JSON.stringify(document)));
}

const fields: ReadonlySet<string> = new Set(['text', 'image']);

/** Has it only the fields of the API's own documents? */
function isRerankDocument(document: JSONObject): document is { text?: string; image?: string } {
  const entries = Object.entries(document);
  return entries.length > 0 && entries.every(([name, value]) => fields.has(name) && typeof value === 'string');
}
