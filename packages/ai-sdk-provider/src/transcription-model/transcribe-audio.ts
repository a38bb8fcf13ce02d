import type { SharedV4Warning, TranscriptionModelV4CallOptions, TranscriptionModelV4Result } from '@ai-sdk/provider';
import { transcribe } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { fromTranscriptionCall } from './from-transcription-call.ts';
import { toTranscriptionResult } from './to-transcription-result.ts';

/** One call of a transcription model. */
export async function transcribeAudio(
  config: ModelConfig,
  call: TranscriptionModelV4CallOptions,
): Promise<TranscriptionModelV4Result> {
  const warnings: SharedV4Warning[] = [];
  const request = fromTranscriptionCall(config, call, warnings);
  const answer = await sendCall(config, call, (transport, options) => transcribe(transport, request, options), {
    input_audio: 'audio',
  });
  return toTranscriptionResult(answer, config.modelId, warnings);
}
