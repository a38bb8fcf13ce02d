import type { SpeechOptions } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineOptions } from '../options/option-table.ts';
import { mediaProviderSchema, mediaTrackingSchemas } from '../options/option-schemas.ts';
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
export const speechOptions = defineOptions<SpeechOptions, SpeechSound>({
  wire: () => ({
    voice: z.string().min(1),
    response_format: z.enum(['mp3', 'pcm']),
    speed: z.number(),
    input_references: z.array(z.looseObject({ type: z.string() })),
    provider: mediaProviderSchema(),
    ...mediaTrackingSchemas(),
  }),
  own: () => ({ sampleRate: z.number().int().min(1) }),
  refused: ['model', 'input', 'text'],
});
