import type {
  TranscriptionModelV4,
  TranscriptionModelV4CallOptions,
  TranscriptionModelV4Result,
} from '@ai-sdk/provider';
import { untilAborted } from '@openrouter-adapters/core/setup';

import { OpenRouterModel } from '../model/openrouter-model.ts';

/**
 * A transcription model of OpenRouter for the AI SDK (specification V4). Audio travels as base64 in JSON, which has no limit of 25 MB and
 * takes options of upstreams; audio by URL is loaded by the AI SDK first.
 */
export class OpenRouterTranscriptionModel extends OpenRouterModel implements TranscriptionModelV4 {
  /** What is said, with the times that were asked for where the upstream has them. */
  async doGenerate(call: TranscriptionModelV4CallOptions): Promise<TranscriptionModelV4Result> {
    const { transcribeAudio } = await untilAborted(import('./transcribe-audio.ts'), call.abortSignal);
    return transcribeAudio(this.config, call);
  }
}
