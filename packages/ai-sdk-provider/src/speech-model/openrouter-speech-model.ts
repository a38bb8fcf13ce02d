import type {
  Experimental_SpeechModelV4StreamOptions as StreamCall,
  Experimental_SpeechModelV4StreamResult as StreamResult,
  Experimental_StreamingSpeechModelV4 as StreamingSpeechModelV4,
  SpeechModelV4CallOptions,
  SpeechModelV4Result,
} from '@ai-sdk/provider';
import { untilAborted } from '@openrouter-adapters/core/setup';

import { OpenRouterModel } from '../model/openrouter-model.ts';

/**
 * A speech model of OpenRouter for the AI SDK (specification V4): mp3 (the default), pcm, and wav, for which PCM gets its header here.
 */
export class OpenRouterSpeechModel extends OpenRouterModel implements StreamingSpeechModelV4 {
  /** The whole sound at once. */
  async doGenerate(call: SpeechModelV4CallOptions): Promise<SpeechModelV4Result> {
    const { speak } = await untilAborted(import('./speech-calls.ts'), call.abortSignal);
    return speak(this.config, call);
  }

  /** The sound as it arrives. The text is read to its end first: OpenRouter takes it whole. */
  async doStream(call: StreamCall): Promise<StreamResult> {
    // After an abort too: the loaded code lets the text go.
    const { speakInStream } = await import('./speech-calls.ts');
    return speakInStream(this.config, call);
  }
}
