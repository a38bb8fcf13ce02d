import type { WireAnnotation } from './annotation.ts';
import type { WireError } from './error-body.ts';
import type { ReasoningDetail } from './reasoning-detail.ts';
import type { WireUsage } from './usage.ts';

/** A tool call or a piece of one. Whole answers carry `index` too. */
export interface WireToolCallDelta {
  index?: number | null;
  id?: string | null;
  type?: string | null;
  function?: { name?: string | null; arguments?: unknown; [key: string]: unknown } | null;
  [key: string]: unknown;
}

/** Audio output: base64 pieces and pieces of the transcript. */
export interface WireAudioDelta {
  id?: string | null;
  data?: string | null;
  transcript?: string | null;
  expires_at?: number | null;
  [key: string]: unknown;
}

/** A generated image: a data URL or a URL. */
export interface WireImage {
  type?: string;
  image_url?: { url?: string; [key: string]: unknown };
  index?: number;
  [key: string]: unknown;
}

/** `delta` of a chunk and `message` of a whole answer: the same fields, in pieces or whole. */
export interface WireDelta {
  role?: string | null;
  content?: string | unknown[] | null;
  reasoning?: string | null;
  /** Alias of `reasoning` that some upstreams' answers keep. */
  reasoning_content?: string | null;
  reasoning_details?: ReasoningDetail[] | null;
  tool_calls?: WireToolCallDelta[] | null;
  refusal?: string | null;
  images?: WireImage[] | null;
  audio?: WireAudioDelta | null;
  annotations?: WireAnnotation[] | null;
  [key: string]: unknown;
}

/** One token with its log probability (natural logarithm). */
export interface WireTokenLogprob {
  token: string;
  logprob: number;
  bytes?: number[] | null;
  top_logprobs?: { token: string; logprob: number; bytes?: number[] | null }[];
  [key: string]: unknown;
}

/** One choice. OpenRouter answers with one. */
export interface WireChoice {
  index?: number;
  delta?: WireDelta | null;
  message?: WireDelta | null;
  finish_reason?: string | null;
  native_finish_reason?: string | null;
  /** Usually `{ content }`; a number or another shape with some upstreams. */
  logprobs?: unknown;
  error?: WireError | null;
  [key: string]: unknown;
}

/**
 * A chunk of a streamed answer, or the whole answer when its choice has `message` instead of `delta`.
 * Every field may be missing: what OpenRouter sends is read forgivingly.
 * @see https://openrouter.ai/docs/api-reference/streaming
 */
export interface ChatChunk {
  id?: string | null;
  object?: string;
  /** Unix time in seconds. */
  created?: number | null;
  model?: string | null;
  /** Display name of the upstream that answered, for example `Amazon Bedrock`. */
  provider?: string | null;
  choices?: WireChoice[] | null;
  usage?: WireUsage | null;
  error?: WireError | string | null;
  system_fingerprint?: string | null;
  service_tier?: string | null;
  debug?: unknown;
  openrouter_metadata?: unknown;
  [key: string]: unknown;
}
