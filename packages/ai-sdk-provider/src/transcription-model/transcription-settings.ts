import type { TranscriptionOptions } from '@openrouter-adapters/core';

import { listOf, number, oneOf, someText, text } from '../options/checks.ts';
import { defineOptions } from '../options/option-table.ts';
import { mediaProvider, mediaTracking } from '../options/shared-checks.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';

/** What the audio is, where its bytes and its media type do not tell. */
export type TranscriptionAudio = {
  /** The API's name of the audio's format, sent as it is: `wav`, `mp3`, `flac`, `m4a`, `ogg`, `webm`, `aac`, `aiff`, … */
  format?: string | undefined;
};

/**
 * Settings of a transcription model, and what `providerOptions.openrouter` of a call takes.
 *
 * @see https://openrouter.ai/docs/api-reference/transcription
 */
export type OpenRouterTranscriptionSettings = Spelled<TranscriptionOptions> & SharedSettings & TranscriptionAudio;

/** The options of a transcription model. */
export const transcriptionOptions = /* @__PURE__ */ defineOptions<TranscriptionOptions, TranscriptionAudio>({
  wire: () => ({
    language: text,
    temperature: number,
    response_format: oneOf('json', 'verbose_json'),
    timestamp_granularities: listOf(oneOf('word', 'segment')),
    provider: mediaProvider(),
    ...mediaTracking(),
  }),
  own: () => ({ format: someText }),
  refused: ['input_audio', 'audio'],
});
