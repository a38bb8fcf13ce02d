export { OpenRouterTranscription } from './transcription/open-router-transcription.ts';
export type {
  OpenRouterTranscriptionInput,
  TranscriptionInput,
  TranscriptionOutput,
} from './transcription/transcription-fields.ts';
export type { TranscriptPiece } from '@openrouter-adapters/core';
export type * from './media/media-types.ts';
