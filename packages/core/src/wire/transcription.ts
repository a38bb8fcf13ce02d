import type { MediaProvider, MediaTracking } from './media.ts';

/**
 * Options of a transcription request, under their wire names.
 * @see https://openrouter.ai/docs/api-reference/transcription
 */
export interface TranscriptionOptions extends MediaTracking {
  /** ISO 639-1, for example `en`. Default: found out. */
  language?: string;
  temperature?: number;
  /** `verbose_json` gives segments and words; upstreams that are not OpenAI-compatible refuse it. Default `json`. */
  response_format?: 'json' | 'verbose_json';
  /** Needs `verbose_json`. */
  timestamp_granularities?: ('word' | 'segment')[];
  provider?: MediaProvider;
}

/** The body of `POST /audio/transcriptions`. */
export interface TranscriptionBody extends TranscriptionOptions {
  model: string;
  /** Base64 without a `data:` prefix. */
  input_audio: { data: string; format: string };
  [extra: string]: unknown;
}
