import type { TranscriptionOptions } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineOptions } from '../options/option-table.ts';
import { mediaProviderSchema, mediaTrackingSchemas } from '../options/option-schemas.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';

/** What the audio is, where its bytes and its media type do not tell. */
export type TranscriptionAudio = {
  /** The API's name of the audio's format: `wav`, `mp3`, `flac`, `m4a`, `ogg`, `webm`, `aac`, `aiff`, … */
  format?: string | undefined;
};

/**
 * Settings of a transcription model, and what `providerOptions.openrouter` of a call takes.
 *
 * @see https://openrouter.ai/docs/api-reference/transcription
 */
export type OpenRouterTranscriptionSettings = Spelled<TranscriptionOptions> & SharedSettings & TranscriptionAudio;

/** The options of a transcription model. */
export const transcriptionOptions = defineOptions<TranscriptionOptions, TranscriptionAudio>({
  wire: () => ({
    language: z.string(),
    temperature: z.number(),
    response_format: z.enum(['json', 'verbose_json']),
    timestamp_granularities: z.array(z.enum(['word', 'segment'])),
    provider: mediaProviderSchema(),
    ...mediaTrackingSchemas(),
  }),
  own: () => ({ format: z.string().min(1) }),
  refused: ['model', 'input_audio', 'audio'],
});
