import type { SharedV4Warning, TranscriptionModelV4CallOptions } from '@ai-sdk/provider';
import type { TranscriptionRequest } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { readOptions } from '../options/read-options.ts';
import { chooseFormat } from './choose-format.ts';
import { transcriptionOptions } from './transcription-settings.ts';

/** A request, and what the call wanted of its answer. */
export interface PreparedTranscription {
  request: TranscriptionRequest;
  /** Times that the call's own option asks for. An upstream may have none; then the text is wanted all the same. */
  wanted: readonly ('word' | 'segment')[];
}

/**
 * A call → the request. Times come with `verbose_json` only, so asking for them asks for it.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type, or the format of the audio cannot be found out
 */
export function fromTranscriptionCall(
  { modelId, ofProvider, ofModel }: ModelConfig,
  { audio, mediaType, timestampGranularities = [], providerOptions }: TranscriptionModelV4CallOptions,
  warnings: SharedV4Warning[],
): PreparedTranscription {
  const standard =
    timestampGranularities.length === 0
      ? {}
      : { response_format: 'verbose_json' as const, timestamp_granularities: timestampGranularities };
  const sources = { ofProvider, ofModel, standard, ofCall: providerOptions?.['openrouter'] };
  const { options, own, extra } = readOptions(transcriptionOptions, sources, warnings);
  if (options.response_format === 'json' && options.timestamp_granularities !== undefined) {
    delete options.timestamp_granularities;
    warnings.push({
      type: 'unsupported',
      feature: 'timestampGranularities',
      details: 'There are no times in the response format json, which was asked for.',
    });
  }
  const isExplicit = options.timestamp_granularities !== standard.timestamp_granularities;
  return {
    request: { model: modelId, audio, format: own.format ?? chooseFormat(audio, mediaType), options, extra },
    wanted: isExplicit ? [] : timestampGranularities,
  };
}

/** The same request without times. */
export function withoutTimes({ options, ...request }: TranscriptionRequest): TranscriptionRequest {
  const { response_format: _, timestamp_granularities: __, ...rest } = options ?? {};
  return { ...request, options: rest };
}
