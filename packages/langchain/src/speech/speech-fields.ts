import type { SpeechOptions } from '@openrouter-adapters/core';

import type { MediaFields } from '../media/media-fields.ts';
import type { MediaAnswer, MediaFile } from '../media/media-output.ts';

/** What is said, and how. */
export interface SpeechInput {
  text: string;
  /** A voice of the model, from its `supported_voices`. */
  voice?: string | undefined;
  /** 1 is the normal speed; ignored by models that have one only. */
  speed?: number | undefined;
  /** Default `mp3`. `wav` is the API's `pcm` with a header that is added here. */
  outputFormat?: 'mp3' | 'pcm' | 'wav' | undefined;
  /** How it is to be said. Goes to OpenAI's models, which are the ones with such an option; for others it is a warning. */
  instructions?: string | undefined;
  /** Samples per second of `pcm` where the answer does not say; default 24,000 with a warning. */
  sampleRate?: number | undefined;
  /** A recording to clone the voice of, and what is said in it, in the API's form. */
  inputReferences?: SpeechOptions['input_references'] | undefined;
}

/** Fields of the constructor of `OpenRouterSpeech`; options are those of an input, and an input wins. */
export interface OpenRouterSpeechInput extends MediaFields, Omit<SpeechInput, 'text'> {}

/** Spoken text. The API does not tell what it cost: ask for the generation. */
export interface SpeechOutput extends MediaFile, MediaAnswer {
  /** What was said. */
  text: string;
  /** Samples per second of `audio/pcm` and `audio/wav`, else `undefined`. */
  sampleRate: number | undefined;
}
