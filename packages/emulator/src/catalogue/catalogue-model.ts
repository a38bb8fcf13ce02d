import type { JsonObject } from '../json/json-value.ts';

/** Prices of a model as decimal strings in US dollars per token, unless the name says otherwise. */
export interface ModelPricing {
  prompt: string;
  completion: string;
  /** Per request. */
  request?: string;
  /** Per input image. */
  image?: string;
  /** Per output image token. */
  image_output?: string;
  input_cache_read?: string;
  input_cache_write?: string;
  input_cache_write_1h?: string;
  internal_reasoning?: string;
  /** Per web search. */
  web_search?: string;
  [key: string]: unknown;
}

/** How a model reasons. A model without this member does not reason. */
export interface ModelReasoning {
  /** True when reasoning cannot be switched off. */
  mandatory: boolean;
  /** True when the model reasons although nobody asked. */
  default_enabled?: boolean;
  default_effort?: string;
  supported_efforts?: string[] | null;
  supports_max_tokens?: boolean;
}

/** One entry of the catalogue, in the shape in which `GET /models` answers it. */
export interface CatalogueModel {
  id: string;
  canonical_slug: string;
  name: string;
  created: number;
  description: string;
  context_length: number | null;
  architecture: {
    modality: string | null;
    input_modalities: string[];
    output_modalities: string[];
    tokenizer?: string;
    instruct_type?: string | null;
  };
  pricing: ModelPricing;
  top_provider: { context_length?: number | null; max_completion_tokens?: number | null; is_moderated: boolean };
  per_request_limits: JsonObject | null;
  supported_parameters: string[];
  default_parameters: JsonObject | null;
  supported_voices: string[] | null;
  links: { details: string };
  reasoning?: ModelReasoning;
  knowledge_cutoff?: string | null;
  expiration_date?: string | null;
  hugging_face_id?: string | null;
}
