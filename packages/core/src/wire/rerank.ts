import type { JSONObject } from '../json.ts';
import type { ProviderPreferences } from './provider-preferences.ts';
import type { WireUsage } from './usage.ts';

/** A document to be ranked: a text, or a text and an image (URL or data URL) of which one is needed. */
export type RerankDocument = string | { text?: string; image?: string };

/**
 * Options of a rerank request, under their wire names.
 * @see https://openrouter.ai/docs/api-reference/rerank
 */
export interface RerankOptions {
  /** How many results to give; at least 1. Default: all. */
  top_n?: number;
  provider?: ProviderPreferences | null;
  user?: string;
  session_id?: string;
}

/** The body of `POST /rerank`. */
export interface RerankBody extends RerankOptions {
  model: string;
  query: string;
  documents: RerankDocument[];
  /** Names for the destinations of traces: `trace_id`, `trace_name`, … */
  trace?: JSONObject;
  [extra: string]: unknown;
}

/** The answer of `POST /rerank`. */
export interface RerankResult {
  id?: string;
  model?: string;
  /** Display name of the upstream. */
  provider?: string;
  /** The best first. */
  results: {
    /** The place of the document in the request. */
    index: number;
    /** Higher is better; what a value means depends on the model. */
    relevance_score: number;
    document?: { text?: string; image?: string };
    [field: string]: unknown;
  }[];
  usage?: WireUsage & { search_units?: number };
  [field: string]: unknown;
}
