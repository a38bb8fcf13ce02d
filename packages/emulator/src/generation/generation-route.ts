import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import { moneyToNumber } from '../money/decimal.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { submitFeedback } from './feedback.ts';
import type { Generation } from './generation-store.ts';

/** What is known of an answer that this emulator gave. */
export const generationRoutes: readonly Route[] = [
  { method: 'GET', path: '/generation', access: 'key', handle: getGeneration },
  { method: 'GET', path: '/generation/content', access: 'key', handle: getContent },
  { method: 'POST', path: '/generation/feedback', access: 'management', handle: submitFeedback },
];

/** `GET /generation?id=`: tokens and cost. */
function getGeneration(context: RouteContext): Response {
  const generation = findGeneration(context);
  const workspace = context.state.keys.byAccount(generation.account)?.workspaceId ?? null;
  return jsonResponse({ data: buildGeneration(generation, workspace) });
}

/** The generation that the query names. A fresh one may not be there yet, as the option `generationDelay` says. */
function findGeneration({ query, state, caller }: RouteContext): Generation {
  const id = query.get('id');
  if (id === null || id === '') throw new ApiError(400, 'Query parameter "id" is required');
  const generation =
    caller.kind === 'management' ? state.generations.findAny(id) : state.generations.find(id, caller.account);
  if (!generation || state.generations.asked(id) <= (state.options.generationDelay ?? 0)) {
    throw new ApiError(404, `Generation ${id} not found`);
  }
  return generation;
}

/** `GET /generation/content?id=`: what was said. Only chats and completions are stored. */
function getContent(context: RouteContext): Response {
  const generation = findGeneration(context);
  const content = context.state.contents.find(generation.id);
  if (!content) throw new ApiError(404, `The content of generation ${generation.id} was not stored`);
  const { input, completion, reasoning } = content;
  const failed = generation.finishReason === 'error';
  const error = {
    message: 'Provider returned error',
    status: 502,
    provider_name: generation.providerName,
    raw: null,
    previous_errors: [],
  };
  return jsonResponse({ data: { input, output: { completion, reasoning }, error: failed ? error : null } });
}

function buildGeneration(generation: Generation, workspace: string | null): Record<string, unknown> {
  return {
    id: generation.id,
    api_type: generation.apiType,
    model: generation.model,
    provider_name: generation.providerName,
    upstream_id: null,
    request_id: null,
    session_id: generation.sessionId,
    preset_id: generation.presetId ?? null,
    workspace_id: workspace,
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
    num_fetches: generation.fetches ?? null,
    web_search_engine: generation.searchResults > 0 ? 'exa' : null,
    latency: generation.latency,
    generation_time: generation.duration,
    moderation_latency: null,
    finish_reason: generation.finishReason,
    native_finish_reason: generation.nativeFinishReason,
    streamed: generation.streamed,
    cancelled: generation.cancelled,
    provider_responses:
      generation.attempts?.map(({ providerName, model, status }) => ({
        provider_name: providerName,
        model_permaslug: model,
        status,
        is_byok: generation.isByok,
      })) ?? null,
  };
}
