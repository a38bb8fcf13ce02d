export { OpenRouterTranscriptionLoader } from './transcription/open-router-transcription-loader.ts';
export type {
  OnPartialDocuments,
  OpenRouterTranscriptionLoaderCallOptions,
  OpenRouterTranscriptionLoaderInput,
} from './transcription/open-router-transcription-loader.ts';
export type { AudioSource } from './transcription/audio-source.ts';
export type { DocumentUnit, TranscriptMetadata } from './transcription/to-documents.ts';
export type { OpenRouterTranscriptionInput, TranscriptionInput } from './transcription/transcription-fields.ts';
export type { AnswerMetadata } from './client/answer-metadata.ts';
export type { CallConfig, ClientFields, ExtraFields } from './client/client-fields.ts';
export type { HeadersInput, HeadersObject } from './headers/headers-input.ts';
export type { MediaFields } from './media/media-fields.ts';
