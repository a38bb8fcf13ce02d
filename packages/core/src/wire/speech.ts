import type { MediaProvider, MediaTracking } from './media.ts';

/**
 * Options of a speech request, under their wire names.
 * @see https://openrouter.ai/docs/api-reference/text-to-speech
 */
export interface SpeechOptions extends MediaTracking {
  /** A voice of the model, from its `supported_voices`. */
  voice?: string;
  /**
   * Default `mp3`; in a body that goes out as it is (`client.speech.create`) OpenRouter's, `pcm`: 16-bit little-endian samples without a
   * header.
   */
  response_format?: 'mp3' | 'pcm';
  /** 1 is the normal speed; ignored by models that have one only. */
  speed?: number;
  /** A recording to clone the voice of, and what is said in it. */
  input_references?: (
    | { type: 'input_audio'; input_audio: { data: string; format?: string } }
    | { type: 'text'; text: string }
  )[];
  provider?: MediaProvider;
}

/** The body of `POST /audio/speech`. */
export interface SpeechBody extends SpeechOptions {
  model: string;
  input: string;
  [extra: string]: unknown;
}
