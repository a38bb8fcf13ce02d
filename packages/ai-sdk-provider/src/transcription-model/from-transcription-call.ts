import type { SharedV4Warning, TranscriptionModelV4CallOptions } from '@ai-sdk/provider';
import type { TranscriptionRequest } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { readOptions } from '../options/read-options.ts';
import { transcriptionOptions } from './transcription-settings.ts';

/**
 * A call → the request. Times that the call's own option asks for are a wish; those of settings and of `providerOptions.openrouter` insist.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type
 */
export function fromTranscriptionCall(
  { modelId, ofProvider, ofModel }: ModelConfig,
  { audio, mediaType, timestampGranularities = [], providerOptions }: TranscriptionModelV4CallOptions,
  warnings: SharedV4Warning[],
): TranscriptionRequest {
  const wish = timestampGranularities.length === 0 ? undefined : timestampGranularities;
  const standard = { timestamp_granularities: wish };
  const sources = { ofProvider, ofModel, standard, ofCall: providerOptions?.['openrouter'] };
  const { options: given, own, extra } = readOptions(transcriptionOptions, sources, warnings);
  const { timestamp_granularities: units, ...options } = given;
  const times = units !== undefined && units === wish ? { times: wish } : {};
  const insisting = 'times' in times ? options : given;
  return { model: modelId, audio, format: own.format ?? mediaType, ...times, options: insisting, extra };
}
