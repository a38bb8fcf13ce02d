import type { JSONObject } from '@ai-sdk/provider';
import type { SpeechExchange } from '@openrouter-adapters/core';

import { toModelMetadata } from '../model/to-model-metadata.ts';

/**
 * What an answer's headers tell → `providerMetadata`. There is no cost in it: OpenRouter answers sound and nothing else, and tells the
 * cost for the generation id afterwards.
 */
export function toSpeechMetadata({ generationId, mediaType, sampleRate, channels }: SpeechExchange): {
  openrouter: JSONObject;
} {
  return toModelMetadata({ generationId }, { mediaType, sampleRate, channels });
}
