import type { JSONObject } from '../json.ts';
import type { ProviderPreferences } from './provider-preferences.ts';
import type { WireUsage } from './usage.ts';

/** One part of a multimodal value; all parts of a value make one vector. */
export type EmbeddingPart =
  | { type: 'text'; text: string }
  | { type: 'image_url'; image_url: { url: string } }
  | { type: 'input_audio'; input_audio: { data: string; format?: string } }
  | { type: 'input_video'; input_video: { data: string; format?: string } }
  | { type: 'input_file'; input_file: { data: string; format?: string } };

/** What one vector is made of: a text, its token ids, or a list of parts. */
export type EmbeddingValue = string | number[] | { content: EmbeddingPart[] };

/**
 * Options of an embeddings request, under their wire names.
 * @see https://openrouter.ai/docs/api-reference/embeddings
 */
export interface EmbeddingsOptions {
  /** Length of the vectors, at least 1; models without support for it refuse. */
  dimensions?: number;
  /** How vectors travel. Default here `base64`: a third of the bytes, and no decimal digits to parse. */
  encoding_format?: 'float' | 'base64';
  /** What the vectors are for, for example `search_query` or `search_document`. */
  input_type?: string;
  provider?: ProviderPreferences | null;
  user?: string;
  session_id?: string;
}

/** The body of `POST /embeddings`. */
export interface EmbeddingsBody extends EmbeddingsOptions {
  model: string;
  input: EmbeddingValue | EmbeddingValue[];
  /** Names for the destinations of traces: `trace_id`, `trace_name`, … */
  trace?: JSONObject;
  [extra: string]: unknown;
}

/** The answer of `POST /embeddings`. */
export interface EmbeddingsResult {
  id?: string;
  object?: string;
  /** The dated slug that answered. */
  model?: string;
  /** Display name of the upstream; in no document. */
  provider?: string;
  data: {
    object?: string;
    /** Numbers, or the base64 of 32-bit floats, least significant byte first. */
    embedding: number[] | string;
    /** The place of its input; entries may come in another order. */
    index?: number;
    [field: string]: unknown;
  }[];
  usage?: WireUsage;
  [field: string]: unknown;
}
