import type { CatalogueModel, ModelPricing } from '../catalogue/catalogue-model.ts';
import type { SpecialKind } from '../catalogue/define-special-model.ts';
import type { ModelEndpoint } from '../catalogue/model-endpoints.ts';
import { requireOutput } from '../catalogue/resolve-model.ts';
import { createGenerationId } from '../generation/generation-id.ts';
import type { ApiType } from '../generation/generation-store.ts';
import { pricesFor } from '../money/prices.ts';
import type { RouteContext } from '../routing/route.ts';
import type { Pace } from './pauses.ts';
import { routeCall } from './route-call.ts';

/** One call of a model that does not chat. */
export interface Inference {
  /** The generation id, for example `gen-emb-1785754604-MpU8RP5BfMf7SQjulOxb`. */
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly model: CatalogueModel;
  /** Where the model runs for this call. */
  readonly endpoint: ModelEndpoint;
  readonly providerName: string;
  readonly apiType: ApiType | null;
  /** The pace of a slow upstream. */
  readonly pace?: Pace;
}

const KINDS: Readonly<Record<SpecialKind, { prefix: string; apiType: ApiType | null }>> = {
  embeddings: { prefix: 'gen-emb', apiType: 'embeddings' },
  rerank: { prefix: 'gen-rerank', apiType: 'rerank' },
  speech: { prefix: 'gen-tts', apiType: 'tts' },
  transcription: { prefix: 'gen-stt', apiType: 'stt' },
  image: { prefix: 'gen-img', apiType: 'image' },
  video: { prefix: 'gen-vid', apiType: 'video' },
  decisions: { prefix: 'gen-dec', apiType: null },
};

/** Finds the model of a request and gives the call an id; a 400 where the model is for another endpoint. */
export function startInference(context: RouteContext, modelId: string, kind: SpecialKind): Inference {
  const { state } = context;
  const { model, endpoint, pace } = routeCall(context, [modelId], (chosen) => requireOutput(chosen, kind));
  const created = Math.floor(state.clock() / 1000);
  const { prefix, apiType } = KINDS[kind];
  return {
    id: createGenerationId(created, state.random, prefix),
    created,
    model,
    endpoint,
    providerName: endpoint.providerName,
    apiType,
    ...(pace && { pace }),
  };
}

/** What a call pays where its model runs, for a prompt of so many tokens. */
export function pricesOf({ endpoint, created }: Inference, promptTokens: number): ModelPricing {
  return pricesFor(endpoint.pricing, { promptTokens, at: created * 1000 });
}
