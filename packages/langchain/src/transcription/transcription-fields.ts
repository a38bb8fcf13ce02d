import type { TranscriptPiece } from '@openrouter-adapters/core';

import type { MediaFields } from '../media/media-fields.ts';
import type { MediaAnswer } from '../media/media-output.ts';

/** What is to be written down, and how. */
export interface TranscriptionInput {
  /** Bytes, or base64 with or without a `data:` prefix. What stands at a URL has to be fetched first. */
  audio: Uint8Array | string;
  /** The API's name (`mp3`) or the media type (`audio/mpeg`). Default: found out from the bytes. */
  format?: string | undefined;
  /** ISO 639-1, for example `en`. Default: found out. */
  language?: string | undefined;
  temperature?: number | undefined;
  /** Give times of segments, of words or of both. Models that have none give the text alone, with a warning. */
  timestampGranularities?: readonly ('segment' | 'word')[] | undefined;
}

/** Fields of the constructor of `OpenRouterTranscription`; options are those of an input, and an input wins. */
export interface OpenRouterTranscriptionInput extends MediaFields, Omit<TranscriptionInput, 'audio'> {}

/** What was heard. Times in seconds from the beginning. */
export interface TranscriptionOutput extends MediaAnswer {
  text: string;
  /** Empty unless times were asked for and came. */
  segments: TranscriptPiece[];
  /** Empty unless times of words were asked for and came. */
  words: TranscriptPiece[];
  language: string | undefined;
  durationInSeconds: number | undefined;
}
