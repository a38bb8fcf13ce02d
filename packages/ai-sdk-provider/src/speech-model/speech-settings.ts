import type { SpeechOptions } from '@openrouter-adapters/core';

import { count, listOf, number, object, oneOf, someText, text } from '../options/checks.ts';
import { defineOptions } from '../options/option-table.ts';
import { mediaProvider, mediaTracking } from '../options/shared-checks.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';

/** What is known about the sound of a model that its answers do not tell. */
export type SpeechSound = {
  /** Samples per second of the model's PCM, for WAV headers. The answer's content type wins over it. Default 24,000, with a warning. */
  sampleRate?: number | undefined;
};

/**
 * Settings of a speech model, and what `providerOptions.openrouter` of a call takes. Options of an upstream stand under its slug:
 * `{ provider: { options: { openai: { instructions: '…' } } } }`.
 *
 * @see https://openrouter.ai/docs/api-reference/text-to-speech
 */
export type OpenRouterSpeechSettings = Spelled<SpeechOptions> & SharedSettings & SpeechSound;

/** The options of a speech model. */
export const speechOptions = /* @__PURE__ */ defineOptions<SpeechOptions, SpeechSound>({
  wire: () => ({
    voice: someText,
    response_format: oneOf('mp3', 'pcm'),
    speed: number,
    input_references: listOf(object({ type: text })),
    provider: mediaProvider(),
    ...mediaTracking(),
  }),
  own: () => ({ sampleRate: count }),
  refused: ['input', 'text'],
});
