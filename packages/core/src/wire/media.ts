import type { JSONObject } from '../json.ts';

/**
 * Options for the upstreams of media endpoints, by the upstream's slug, for example `{ options: { openai: { instructions: '…' } } }`.
 * Slugs that do not answer are ignored, and unknown keys are dropped by OpenRouter in silence.
 */
export interface MediaProvider {
  options?: Record<string, JSONObject>;
}

/** What every media endpoint takes beside its own options (newer than the published specification). */
export interface MediaTracking {
  user?: string;
  session_id?: string;
  trace?: JSONObject;
}
