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

/** The answer of `POST /audio/transcriptions`. All but `text` and `usage` come with `verbose_json` only. */
export interface TranscriptionResult {
  text: string;
  task?: string;
  /** The name of the language in English, for example `english`. */
  language?: string;
  /** Seconds of the sound. */
  duration?: number;
  segments?: TranscriptionSegment[];
  words?: { word: string; start: number; end: number; [field: string]: unknown }[];
  usage?: {
    /** US dollars. */
    cost?: number | null;
    input_tokens?: number;
    output_tokens?: number;
    total_tokens?: number;
    /** Seconds of the sound that were billed. */
    seconds?: number;
    [field: string]: unknown;
  };
  /** 0 to 1, for the whole, from upstreams that tell it. */
  confidence?: number;
  [field: string]: unknown;
}

/** A piece of a transcript. */
export interface TranscriptionSegment {
  id?: number;
  /** Seconds. */
  start: number;
  end: number;
  text: string;
  [field: string]: unknown;
}
