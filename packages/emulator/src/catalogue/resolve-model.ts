import { ApiError } from '../http/api-error.ts';
import type { CatalogueModel } from './catalogue-model.ts';

/** A model as a request named it. */
export interface ResolvedModel {
  readonly model: CatalogueModel;
  /** The part after the colon, for example `online`; undefined when the id names a catalogue entry as it stands. */
  readonly variant: Variant | undefined;
}

const VARIANTS = ['free', 'nitro', 'floor', 'exacto', 'online', 'thinking', 'extended'] as const;

/** Variants that the emulator understands. Those that only change routing leave the answer as it is. */
export type Variant = (typeof VARIANTS)[number];

const ROUTERS = new Set(['openrouter/auto', 'openrouter/auto-beta', 'openrouter/free', 'openrouter/pareto-code']);

/** Finds a model by id, dated slug, variant, router slug or `~author/family-latest` alias; undefined if there is none. */
export function findModel(id: string, models: readonly CatalogueModel[]): ResolvedModel | undefined {
  const exact = models.find((model) => model.id === id || model.canonical_slug === id);
  if (exact) return { model: exact, variant: exact.id.endsWith(':free') ? 'free' : undefined };
  if (ROUTERS.has(id)) return routed(id, models);
  // OpenRouter takes OpenAI's own names, such as gpt-4o.
  if (!id.includes('/') && id !== '') return findModel(`openai/${id}`, models);
  if (id.startsWith('~')) return latest(id, models);
  const separator = id.lastIndexOf(':');
  const variant = VARIANTS.find((name) => name === id.slice(separator + 1));
  if (separator < 0 || variant === undefined) return undefined;
  const base = models.find((model) => model.id === id.slice(0, separator));
  // `:free` is an endpoint of its own: it exists only where the catalogue lists it.
  return base && variant !== 'free' ? { model: base, variant } : undefined;
}

/** The endpoint of each kind of model, by output modality. */
const ENDPOINTS: Readonly<Record<string, string>> = {
  text: '/chat/completions',
  embeddings: '/embeddings',
  rerank: '/rerank',
  speech: '/audio/speech',
  transcription: '/audio/transcriptions',
  image: '/images',
  video: '/videos',
  decisions: '/api/alpha/decisions',
};

/** Refuses a model that does not answer with any of the modalities: it has an endpoint of its own. */
export function requireOutput(model: CatalogueModel, ...modalities: readonly string[]): void {
  const outputs = model.architecture.output_modalities;
  if (modalities.some((modality) => outputs.includes(modality))) return;
  const right = ENDPOINTS[outputs[0] ?? ''] ?? 'another endpoint';
  throw new ApiError(
    400,
    `${model.id} is not a model for this endpoint (its output: ${outputs.join(', ')}). Use ${right}`,
    {
      metadata: { error_type: 'invalid_request' },
    },
  );
}

/** {@link findModel}, or the error that OpenRouter answers for an id it does not know. */
export function resolveModel(id: string, models: readonly CatalogueModel[]): ResolvedModel {
  const found = findModel(id, models);
  if (found) return found;
  throw new ApiError(400, `${id} is not a valid model ID`);
}

function routed(id: string, models: readonly CatalogueModel[]): ResolvedModel | undefined {
  const text = models.filter((model) => model.architecture.output_modalities.join() === 'text');
  const free = text.find((model) => model.id.endsWith(':free'));
  if (id === 'openrouter/free') return free && { model: free, variant: 'free' };
  // The real router ranks by market share; the first text model that calls tools stands in for its choice.
  const chosen = text.find((model) => model.supported_parameters.includes('tools')) ?? text[0];
  return chosen && { model: chosen, variant: undefined };
}

/** `~anthropic/claude-sonnet-latest` is the newest model whose id has the family's words. */
function latest(alias: string, models: readonly CatalogueModel[]): ResolvedModel | undefined {
  const match = /^~([^/]+)\/(.+)-latest$/.exec(alias);
  if (!match) return undefined;
  const [, author = '', family = ''] = match;
  const words = family.split('-');
  const members = models.filter((model) => {
    const [ownAuthor, slug = ''] = model.id.split('/');
    return ownAuthor === author && words.every((word) => slug.split(/[-:]/).includes(word));
  });
  const newest = members.toSorted((left, right) => right.created - left.created)[0];
  return newest && { model: newest, variant: undefined };
}
