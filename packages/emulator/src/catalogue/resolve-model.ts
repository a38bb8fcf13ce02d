import { ApiError } from '../http/api-error.ts';
import { isPriced } from '../money/prices.ts';
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

/** Whether a model of the catalogue is none itself: one of OpenRouter's routers, or priced as only routers are. */
export function isRouter({ id, pricing }: CatalogueModel): boolean {
  return ROUTERS.has(id) || !isPriced(pricing);
}

/** A model as the catalogue lists it: routers are entries as others are. */
export function findListed(id: string, models: readonly CatalogueModel[]): CatalogueModel | undefined {
  return models.find((model) => model.id === id) ?? findModel(id, models)?.model;
}

/**
 * Finds a model by id, dated slug, variant, router slug or `~author/family-latest` alias; undefined if there is none. A router is
 * the model that it chooses, also where the catalogue lists it.
 */
export function findModel(id: string, models: readonly CatalogueModel[]): ResolvedModel | undefined {
  const chosen = ROUTERS.has(id) ? routed(id, models) : undefined;
  if (chosen) return chosen;
  const exact = models.find((model) => model.id === id || model.canonical_slug === id);
  if (exact) return { model: exact, variant: exact.id.endsWith(':free') ? 'free' : undefined };
  // OpenRouter takes OpenAI's own names, such as gpt-4o.
  if (!id.includes('/') && id !== '') return findModel(`openai/${id}`, models);
  const newest = latest(id, models);
  if (newest) return newest;
  const { base, variant } = splitVariant(id);
  // `:free` is an endpoint of its own: it exists only where the catalogue lists it.
  if (variant === undefined || variant === 'free') return undefined;
  const found = findModel(base, models);
  // One variant is all that an id has, but for those of a free model.
  return found && (found.variant === undefined || found.variant === 'free')
    ? { model: found.model, variant }
    : undefined;
}

/** The parts of an id before and after its last colon; everything is the base where the end is no variant. */
export function splitVariant(id: string): { base: string; variant: Variant | undefined } {
  const separator = id.lastIndexOf(':');
  const variant = separator < 0 ? undefined : VARIANTS.find((name) => name === id.slice(separator + 1));
  return { base: variant === undefined ? id : id.slice(0, separator), variant };
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
  const text = models.filter((model) => model.architecture.output_modalities.join() === 'text' && !isRouter(model));
  const free = text.find((model) => model.id.endsWith(':free'));
  if (id === 'openrouter/free') return free && { model: free, variant: 'free' };
  // The real router ranks by market share; the first text model that calls tools stands in for its choice.
  const chosen = text.find((model) => model.supported_parameters.includes('tools')) ?? text[0];
  return chosen && { model: chosen, variant: undefined };
}

/** A word of an id that tells a version and nothing more: `5.1`, `4o`, `k2`. */
const VERSION = /^[a-z]?\d|^(?:preview|exp)$/;

/**
 * `~anthropic/claude-sonnet-latest` is the newest model that writes whose id has the family's words, and beside them only its
 * version: `gpt-5.1` is one of the family `gpt` before `gpt-5-codex` is.
 */
function latest(alias: string, models: readonly CatalogueModel[]): ResolvedModel | undefined {
  const match = /^~([^/]+)\/(.+)-latest$/.exec(alias);
  if (!match) return undefined;
  const [, author = '', family = ''] = match;
  const words = family.split('-');
  const members = models.flatMap((model) => {
    const [ownAuthor, slug = ''] = model.id.split('/');
    const own = slug.split(/[-:]/);
    const isMember = ownAuthor === author && words.every((word) => own.includes(word)) && writes(model);
    return isMember ? [{ model, plain: own.every((word) => words.includes(word) || VERSION.test(word)) }] : [];
  });
  const plain = members.filter((member) => member.plain);
  const [newest] = (plain.length > 0 ? plain : members).toSorted(
    (left, right) => right.model.created - left.model.created,
  );
  return newest && { model: newest.model, variant: undefined };
}

function writes({ architecture }: CatalogueModel): boolean {
  return architecture.output_modalities.includes('text');
}
