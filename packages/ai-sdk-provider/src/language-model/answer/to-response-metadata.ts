import type { LanguageModelV4ResponseMetadata } from '@ai-sdk/provider';
import type { ResponseStart } from '@openrouter-adapters/core';

/** What an answer says about itself; the model that answers may differ from the one that was asked. */
export function toResponseMetadata({
  id,
  model,
  created,
}: Pick<ResponseStart, 'id' | 'model' | 'created'>): LanguageModelV4ResponseMetadata {
  return {
    ...(id !== undefined && { id }),
    ...(model !== undefined && { modelId: model }),
    ...(created !== undefined && { timestamp: new Date(created * 1000) }),
  };
}
