import type {
  Experimental_SpeechModelV4StreamOptions as StreamCall,
  Experimental_SpeechModelV4StreamResult as StreamResult,
  Experimental_StreamingSpeechModelV4 as StreamingSpeechModelV4,
  SharedV4Warning,
  SpeechModelV4CallOptions,
  SpeechModelV4Result,
} from '@ai-sdk/provider';
import { generateSpeech, streamSpeech } from '@openrouter-adapters/core';

import { OpenRouterModel } from '../model/openrouter-model.ts';
import { sendCall } from '../model/send-call.ts';
import { fromSpeechCall } from './from-speech-call.ts';
import { readText } from './read-text.ts';
import { toSpeechResult } from './to-speech-result.ts';
import { toSpeechStream } from './to-speech-stream.ts';

const hostNames = { input: 'text' };

/**
 * A speech model of OpenRouter for the AI SDK (specification V4): mp3 (the default), pcm, and wav, for which PCM gets its header here.
 */
export class OpenRouterSpeechModel extends OpenRouterModel implements StreamingSpeechModelV4 {
  /** The whole sound at once. */
  async doGenerate(call: SpeechModelV4CallOptions): Promise<SpeechModelV4Result> {
    const warnings: SharedV4Warning[] = [];
    const prepared = fromSpeechCall(this.config, call, warnings);
    const answer = await sendCall(
      this.config,
      call,
      (transport, options) => generateSpeech(transport, prepared.request, options),
      hostNames,
    );
    return toSpeechResult(answer, prepared, this.modelId, warnings);
  }

  /** The sound as it arrives. The text is read to its end first: OpenRouter takes it whole. */
  async doStream(call: StreamCall): Promise<StreamResult> {
    const warnings: SharedV4Warning[] = [];
    const { text, voice } = await readText(call.text, call.voice, call.abortSignal, warnings);
    const { outputFormat, includeRawChunks = false } = call;
    const prepared = fromSpeechCall(this.config, { ...call, text, voice, outputFormat: outputFormat?.type }, warnings);
    const answer = await sendCall(
      this.config,
      call,
      (transport, options) => streamSpeech(transport, prepared.request, options),
      hostNames,
    );
    const { isWav, sampleRate, inputCharacters } = prepared;
    const wantedRate = outputFormat?.rate;
    const streamed = { modelId: this.modelId, isWav, sampleRate, inputCharacters, wantedRate, includeRawChunks };
    return toSpeechStream(answer, streamed, warnings);
  }
}
