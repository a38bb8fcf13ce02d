import type {
  SharedV4Warning,
  TranscriptionModelV4,
  TranscriptionModelV4CallOptions,
  TranscriptionModelV4Result,
} from '@ai-sdk/provider';
import { transcribe } from '@openrouter-adapters/core';

import { OpenRouterModel } from '../model/openrouter-model.ts';
import { sendCall } from '../model/send-call.ts';
import { fromTranscriptionCall } from './from-transcription-call.ts';
import { toTranscriptionResult } from './to-transcription-result.ts';

/**
 * A transcription model of OpenRouter for the AI SDK (specification V4). Audio travels as base64 in JSON, which has no limit of 25 MB and
 * takes options of upstreams; audio by URL is loaded by the AI SDK first.
 */
export class OpenRouterTranscriptionModel extends OpenRouterModel implements TranscriptionModelV4 {
  /** What is said, with the times that were asked for where the upstream has them. */
  async doGenerate(call: TranscriptionModelV4CallOptions): Promise<TranscriptionModelV4Result> {
    const warnings: SharedV4Warning[] = [];
    const request = fromTranscriptionCall(this.config, call, warnings);
    const answer = await sendCall(this.config, call, (transport, options) => transcribe(transport, request, options), {
      input_audio: 'audio',
    });
    return toTranscriptionResult(answer, this.modelId, warnings);
  }
}
