import type { CatalogueModel, ModelEmulation } from './catalogue-model.ts';
import { describeSimulation } from './describe-simulation.ts';

/** What a model does that does not chat; the names are those of `output_modalities`. */
export type SpecialKind = 'embeddings' | 'rerank' | 'speech' | 'transcription' | 'image' | 'video' | 'decisions';

/** What differs from one such model to the next; {@link defineSpecialModel} adds the rest. */
export interface SpecialFacts {
  id: string;
  slug?: string;
  name: string;
  /** ISO date of the model's appearance on OpenRouter. */
  created: string;
  kind: SpecialKind;
  /** Default: text. */
  input?: string[];
  /** Input tokens. Default: none known. */
  context?: number;
  /** Dollars as decimal strings per unit: token, character of speech models. Default 0. */
  prompt?: string;
  completion?: string;
  /** Dollars per request, or search unit of rerank models. */
  request?: string;
  imageOutput?: string;
  voices?: string[];
  emulation?: ModelEmulation;
}

/** A full catalogue entry of a model that does not chat. */
export function defineSpecialModel(facts: SpecialFacts): CatalogueModel {
  const slug = facts.slug ?? facts.id.replace(/:.*$/, '');
  const input = facts.input ?? ['text'];
  const context = facts.context ?? null;
  return {
    id: facts.id,
    canonical_slug: slug,
    name: facts.name,
    created: Date.parse(`${facts.created}T00:00:00Z`) / 1000,
    description: describeSimulation(facts.name),
    context_length: context,
    architecture: {
      modality: `${input.join('+')}->${facts.kind}`,
      input_modalities: input,
      output_modalities: [facts.kind],
      tokenizer: 'Other',
      instruct_type: null,
    },
    pricing: {
      prompt: facts.prompt ?? '0',
      completion: facts.completion ?? '0',
      request: facts.request ?? '0',
      image: '0',
      web_search: '0',
      internal_reasoning: '0',
      ...(facts.imageOutput !== undefined && { image_output: facts.imageOutput }),
    },
    top_provider: { context_length: context, max_completion_tokens: null, is_moderated: false },
    per_request_limits: null,
    supported_parameters: [],
    default_parameters: null,
    supported_voices: facts.voices ?? null,
    links: { details: `/api/v1/models/${slug}/endpoints` },
    expiration_date: null,
    ...(facts.emulation && { emulation: facts.emulation }),
  };
}
