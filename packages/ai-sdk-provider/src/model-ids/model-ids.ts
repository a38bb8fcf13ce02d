import type {
  KnownChatModelId,
  KnownEmbeddingModelId,
  KnownImageModelId,
  KnownRerankingModelId,
  KnownSpeechModelId,
  KnownTranscriptionModelId,
  KnownVideoModelId,
} from './known-model-ids.generated.ts';

/** Any other string: catalogues grow faster than packages. */
type Other = string & {};

/**
 * What may follow an id: `:nitro` the fastest upstreams first, `:floor` the cheapest, `:free` those without a price, `:exacto` those that call
 * tools best, `:online` with a web search (deprecated: use `openrouter.tools.webSearch`).
 *
 * @see https://openrouter.ai/docs/guides/routing/model-variants
 */
export type OpenRouterModelSuffix = ':nitro' | ':floor' | ':free' | ':exacto' | ':online';

/** Ids that take a suffix: those that have none yet and are no router. */
type Plain = Exclude<KnownChatModelId, `${string}:${string}` | `openrouter/${string}`>;

/**
 * Id of a chat model, for `openrouter(id)`: `author/slug`, with a suffix if need be, `~author/family-latest`, a router such as
 * `openrouter/auto`, or `@preset/` and the slug of a stored configuration. Known ids complete in editors; any string will do.
 *
 * @see https://openrouter.ai/models
 */
export type OpenRouterChatModelId = KnownChatModelId | `${Plain}${OpenRouterModelSuffix}` | '@preset/' | Other;

/** Id of an embedding model. */
export type OpenRouterEmbeddingModelId = KnownEmbeddingModelId | Other;

/** Id of a model that draws images. */
export type OpenRouterImageModelId = KnownImageModelId | Other;

/** Id of a model that speaks. */
export type OpenRouterSpeechModelId = KnownSpeechModelId | Other;

/** Id of a model that writes down what is spoken. */
export type OpenRouterTranscriptionModelId = KnownTranscriptionModelId | Other;

/** Id of a model that ranks documents. */
export type OpenRouterRerankingModelId = KnownRerankingModelId | Other;

/** Id of a model that makes videos. */
export type OpenRouterVideoModelId = KnownVideoModelId | Other;
