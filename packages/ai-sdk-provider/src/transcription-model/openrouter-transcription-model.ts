import type {
  SharedV4Warning,
  TranscriptionModelV4,
  TranscriptionModelV4CallOptions,
  TranscriptionModelV4Result,
} from '@ai-sdk/provider';
import { transcribe, type TranscriptionAnswer, type TranscriptionRequest } from '@openrouter-adapters/core';

import { OpenRouterModel } from '../model/openrouter-model.ts';
import { sendCall } from '../model/send-call.ts';
import { fromTranscriptionCall, withoutTimes } from './from-transcription-call.ts';
import { isRefusalOfTimes } from './is-refusal-of-times.ts';
import { toTimesWarning, toTranscriptionResult } from './to-transcription-result.ts';

/**
 * A transcription model of OpenRouter for the AI SDK (specification V4). Audio travels as base64 in JSON, which has no limit of 25 MB and
 * takes options of upstreams; audio by URL is loaded by the AI SDK first.
 */
export class OpenRouterTranscriptionModel extends OpenRouterModel implements TranscriptionModelV4 {
  /** What is said, with the times that were asked for where the upstream has them. */
  async doGenerate(call: TranscriptionModelV4CallOptions): Promise<TranscriptionModelV4Result> {
    const warnings: SharedV4Warning[] = [];
    const { request, wanted } = fromTranscriptionCall(this.config, call, warnings);
    try {
      return toTranscriptionResult(await this.send(call, request), wanted, this.modelId, warnings);
    } catch (error) {
      if (wanted.length === 0 || !isRefusalOfTimes(error)) throw error;
    }
    warnings.push(...wanted.map(toTimesWarning));
    return toTranscriptionResult(await this.send(call, withoutTimes(request)), [], this.modelId, warnings);
  }

  private send(call: TranscriptionModelV4CallOptions, request: TranscriptionRequest): Promise<TranscriptionAnswer> {
    return sendCall(this.config, call, (transport, options) => transcribe(transport, request, options), {
      input_audio: 'audio',
    });
  }
}
