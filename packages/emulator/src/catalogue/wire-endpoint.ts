import type { CatalogueModel } from './catalogue-model.ts';
import type { ModelEndpoint, Percentiles } from './model-endpoints.ts';

/** An endpoint as the API tells it. How fast it is, callers without a key are not told. */
export function toWireEndpoint(
  model: CatalogueModel,
  endpoint: ModelEndpoint,
  { hasKey }: { hasKey: boolean },
): Record<string, unknown> {
  const measured = (percentiles: Percentiles): Percentiles | null => (hasKey ? percentiles : null);
  return {
    name: `${endpoint.providerName} | ${model.canonical_slug}`,
    model_id: model.canonical_slug,
    model_name: model.name,
    context_length: endpoint.contextLength ?? 0,
    pricing: { ...endpoint.pricing, discount: endpoint.pricing.discount ?? 0 },
    provider_name: endpoint.providerName,
    tag: endpoint.tag,
    quantization: endpoint.quantization,
    max_completion_tokens: endpoint.maxCompletionTokens,
    max_prompt_tokens: null,
    supported_parameters: endpoint.supportedParameters,
    status: endpoint.status,
    uptime_last_30m: endpoint.uptime,
    uptime_last_5m: endpoint.uptime,
    uptime_last_1d: endpoint.uptime,
    supports_implicit_caching: endpoint.supportsImplicitCaching,
    supports_voice_cloning: model.emulation?.clonesVoices ?? false,
    latency_last_30m: measured(endpoint.latency),
    throughput_last_30m: measured(endpoint.throughput),
  };
}
