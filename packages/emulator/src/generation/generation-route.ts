import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import { moneyToNumber } from '../money/decimal.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import type { Generation } from './generation-store.ts';

/** `GET /generation?id=`: tokens and cost of an answer that this emulator gave. */
export const generationRoute: Route = { method: 'GET', path: '/generation', access: 'key', handle: getGeneration };

function getGeneration({ query, state, caller }: RouteContext): Response {
  const id = query.get('id');
  if (id === null || id === '') throw new ApiError(400, 'Query parameter "id" is required');
  const generation = state.generations.find(id, caller.account);
  if (!generation) throw new ApiError(404, `Generation ${id} not found`);
  return jsonResponse({ data: buildGeneration(generation) });
}

function buildGeneration(generation: Generation): Record<string, unknown> {
  return {
    id: generation.id,
    api_type: generation.apiType,
    model: generation.model,
    provider_name: generation.providerName,
    upstream_id: null,
    request_id: null,
    session_id: generation.sessionId,
    preset_id: null,
    workspace_id: null,
    app_id: null,
    origin: generation.httpReferer ?? '',
    http_referer: generation.httpReferer,
    user_agent: generation.userAgent,
    external_user: generation.externalUser,
    router: generation.router,
    data_region: 'global',
    service_tier: generation.serviceTier,
    created_at: new Date(generation.createdAt).toISOString(),
    total_cost: moneyToNumber(generation.cost),
    usage: moneyToNumber(generation.cost),
    upstream_inference_cost: generation.isByok ? moneyToNumber(generation.upstreamCost) : null,
    cache_discount: generation.cacheDiscount === null ? null : moneyToNumber(generation.cacheDiscount),
    is_byok: generation.isByok,
    tokens_prompt: generation.promptTokens,
    tokens_completion: generation.completionTokens,
    native_tokens_prompt: generation.promptTokens,
    native_tokens_completion: generation.completionTokens,
    native_tokens_reasoning: generation.reasoningTokens,
    native_tokens_cached: generation.cachedTokens,
    native_tokens_completion_images: generation.imageTokens,
    num_media_prompt: generation.promptMedia,
    num_media_completion: generation.completionMedia,
    num_input_audio_prompt: null,
    num_search_results: generation.searchResults,
    num_fetches: null,
    web_search_engine: generation.searchResults > 0 ? 'exa' : null,
    latency: generation.latency,
    generation_time: generation.duration,
    moderation_latency: null,
    finish_reason: generation.finishReason,
    native_finish_reason: generation.nativeFinishReason,
    streamed: generation.streamed,
    cancelled: generation.cancelled,
    provider_responses: null,
  };
}
