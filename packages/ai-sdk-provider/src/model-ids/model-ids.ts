import type {
  KnownChatModelId,
  KnownEmbeddingModelId,
  KnownImageModelId,
  KnownRerankingModelId,
  KnownSpeechModelId,
  KnownTranscriptionModelId,
  KnownVideoModelId,
} from './known-model-ids.generated.ts';

/**
 * What may follow an id: `:nitro` the fastest upstreams first, `:floor` the cheapest, `:free` those without a price, `:exacto` those that call
 * tools best, `:online` with a web search (deprecated: use `openrouter.tools.webSearch`).
 *
 * @see https://openrouter.ai/docs/guides/routing/model-variants
 */
export type OpenRouterModelSuffix = ':nitro' | ':floor' | ':free' | ':exacto' | ':online';

/** Known ids that take a suffix: those that have none yet and are no router. */
export type SuffixableChatModelId = Exclude<KnownChatModelId, `${string}:${string}` | `openrouter/${string}`>;

/**
 * Id of a chat model, for `openrouter(id)`: `author/slug`, with a suffix if need be, `~author/family-latest`, a router such as
 * `openrouter/auto`, or `@preset/` and the slug of a stored configuration. Known ids complete in editors; any string will do, because catalogues grow faster than packages.
 *
 * @see https://openrouter.ai/models
 */
export type OpenRouterChatModelId =
  | KnownChatModelId
  | `${SuffixableChatModelId}${OpenRouterModelSuffix}`
  | '@preset/'
  | (string & {});

/** Id of an embedding model. */
export type OpenRouterEmbeddingModelId = KnownEmbeddingModelId | (string & {});

/** Id of a model that draws images. */
export type OpenRouterImageModelId = KnownImageModelId | (string & {});

/** Id of a model that speaks. */
export type OpenRouterSpeechModelId = KnownSpeechModelId | (string & {});

/** Id of a model that writes down what is spoken. */
export type OpenRouterTranscriptionModelId = KnownTranscriptionModelId | (string & {});

/** Id of a model that ranks documents. */
export type OpenRouterRerankingModelId = KnownRerankingModelId | (string & {});

/** Id of a model that makes videos. */
export type OpenRouterVideoModelId = KnownVideoModelId | (string & {});
