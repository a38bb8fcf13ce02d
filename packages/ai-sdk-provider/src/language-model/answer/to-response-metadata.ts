import type { LanguageModelV4ResponseMetadata } from '@ai-sdk/provider';
import type { ResponseStart } from '@openrouter-adapters/core';

/** What an answer says about itself; the model that answers may differ from the one that was asked. */
export function toResponseMetadata({
  id,
  model,
  created,
}: Pick<ResponseStart, 'id' | 'model' | 'created'>): LanguageModelV4ResponseMetadata {
  const metadata: LanguageModelV4ResponseMetadata = {};
  if (id !== undefined) metadata.id = id;
  if (model !== undefined) metadata.modelId = model;
  if (created !== undefined) metadata.timestamp = new Date(created * 1000);
  return metadata;
}
