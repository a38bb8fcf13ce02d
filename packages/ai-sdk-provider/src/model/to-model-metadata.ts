import type { JSONObject } from '@ai-sdk/provider';
import { withoutUndefined, type Usage } from '@openrouter-adapters/core/base';

import type { OpenRouterUsageAccounting } from '../language-model/answer/provider-metadata.ts';
import { toUsageAccounting } from '../language-model/answer/to-provider-metadata.ts';

/** `providerMetadata.openrouter` of every model that is no language model. */
export interface OpenRouterModelMetadata {
  /** Display name of the upstream that answered. */
  provider?: string;
  /** `gen-…`: what support asks for, and what `GET /generation` knows the cost of. */
  generationId?: string;
  /** Tokens and cost; empty where the API tells none with the answer (speech). */
  usage: OpenRouterUsageAccounting;
}

/** What an answer tells about itself → its `providerMetadata`. `more` is what only this kind of model tells; undefined fields are left out. */
export function toModelMetadata(
  {
    provider,
    generationId,
    usage,
  }: { provider?: string | undefined; generationId?: string | undefined; usage?: Usage | undefined },
  more?: object,
): { openrouter: JSONObject } {
  const fields = {
    provider,
    generationId,
    usage: usage === undefined ? {} : toUsageAccounting(usage),
    ...more,
  };
  return { openrouter: withoutUndefined(fields) };
}
