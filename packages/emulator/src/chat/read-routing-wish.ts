import type { WorkspaceDefaults } from '../management/workspaces/workspace-defaults.ts';
import type {
  AutoRouterWish,
  ParetoWish,
  ProviderPreferences,
  RoutingWish,
} from '../provider-routing/provider-preferences.ts';
import type { ChatRequest } from './chat-request.ts';
import { mediaParts } from './message-text.ts';

/** Members of a request that are parameters of a model, in the words of `supported_parameters`. */
const PARAMETERS = [
  'temperature',
  'top_p',
  'top_k',
  'min_p',
  'top_a',
  'frequency_penalty',
  'presence_penalty',
  'repetition_penalty',
  'max_tokens',
  'max_completion_tokens',
  'logit_bias',
  'logprobs',
  'top_logprobs',
  'seed',
  'response_format',
  'stop',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'include_reasoning',
  'reasoning',
  'reasoning_effort',
  'verbosity',
];

/** What a part of a message asks of a model. Files are read for every model. */
const INPUTS: ReadonlyMap<string, string> = new Map([
  ['image_url', 'image'],
  ['input_audio', 'audio'],
  ['video_url', 'video'],
  ['input_video', 'video'],
]);

/** What routing has to know of a chat request. */
export function readRoutingWish(request: ChatRequest, defaults: WorkspaceDefaults): RoutingWish {
  const ids = [...(request.model === undefined ? [] : [request.model]), ...(request.models ?? [])];
  const calls = (request.tools ?? []).some(({ type }) => type === 'function') && request.tool_choice !== 'none';
  const given = Object.entries(request)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name]) => name);
  return {
    models: ids.length > 0 ? [...new Set(ids)] : [defaults.textModel ?? 'openrouter/auto'],
    provider: withSort(readProvider(request), defaults),
    serviceTier: request.service_tier ?? undefined,
    parameters: [
      ...PARAMETERS.filter((name) => given.includes(name)),
      ...(request.response_format?.type === 'json_schema' ? ['structured_outputs'] : []),
    ],
    callsTools: calls,
    inputs: [...new Set(request.messages.flatMap(mediaParts).flatMap(({ type }) => INPUTS.get(type) ?? []))],
    outputTokens: request.max_completion_tokens ?? request.max_tokens ?? 0,
    autoRouter: readAutoRouter(request),
    pareto: readPareto(request),
  };
}

/** `route: "sort"` is the older word for a sort over all models together. */
function readProvider({ provider, route }: ChatRequest): ProviderPreferences {
  const { sort } = provider ?? {};
  const own = typeof sort === 'string' ? { by: sort } : (sort ?? {});
  const spread = route === 'sort' && !('partition' in own && own.partition);
  return spread ? { ...provider, sort: { ...own, partition: 'none' } } : (provider ?? {});
}

/** What the workspace sorts by counts where the request does not say. */
function withSort(provider: ProviderPreferences, { sort: usual }: WorkspaceDefaults): ProviderPreferences {
  const { sort } = provider;
  if (usual === undefined || typeof sort === 'string' || sort?.by) return provider;
  return { ...provider, sort: sort ? { ...sort, by: usual } : usual };
}

function readAutoRouter({ model, models, messages, plugins }: ChatRequest): AutoRouterWish {
  const beta = [model, ...(models ?? [])].some((id) => id?.startsWith('openrouter/auto-beta') === true);
  const plugin = plugins?.find(
    (own) => own.id === (beta ? 'auto-beta-router' : 'auto-router') && own.enabled !== false,
  );
  const pinned = plugin?.pin_model === true ? messages.findLast(({ role }) => role === 'assistant')?.model : undefined;
  return {
    ...(plugin?.allowed_models && { allowed: plugin.allowed_models }),
    ...(plugin?.excluded_models && { excluded: plugin.excluded_models }),
    ...(plugin?.cost_tier !== undefined && { costTier: plugin.cost_tier }),
    ...(plugin?.cost_quality_tradeoff !== undefined && { tradeoff: plugin.cost_quality_tradeoff }),
    ...(typeof pinned === 'string' && { pinned }),
  };
}

/** `price_source` makes no difference: there is no traffic to weigh prices by. */
function readPareto({ plugins }: ChatRequest): ParetoWish {
  const plugin = plugins?.find(({ id, enabled }) => id === 'pareto-router' && enabled !== false);
  return {
    ...(plugin?.min_coding_score !== undefined && { minScore: plugin.min_coding_score }),
    ...(plugin?.max_price !== undefined && { maxPrice: plugin.max_price }),
  };
}
