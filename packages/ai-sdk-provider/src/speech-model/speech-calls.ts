import type {
  Experimental_SpeechModelV4StreamOptions as StreamCall,
  Experimental_SpeechModelV4StreamResult as StreamResult,
  SharedV4Warning,
  SpeechModelV4CallOptions,
  SpeechModelV4Result,
} from '@ai-sdk/provider';
import { generateSpeech, streamSpeech } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { fromSpeechCall } from './from-speech-call.ts';
import { readText } from './read-text.ts';
import { toSpeechResult } from './to-speech-result.ts';
import { toSpeechStream } from './to-speech-stream.ts';

const hostNames = { input: 'text' };

/** One call of a speech model, whose sound comes whole. */
export async function speak(config: ModelConfig, call: SpeechModelV4CallOptions): Promise<SpeechModelV4Result> {
  const warnings: SharedV4Warning[] = [];
  const prepared = fromSpeechCall(config, call, warnings);
  const answer = await sendCall(
    config,
    call,
    (transport, options) => generateSpeech(transport, prepared.request, options),
    hostNames,
  );
  return toSpeechResult(answer, prepared, config.modelId, warnings);
}

/** One call of a speech model, whose sound is handed on as it comes. */
export async function speakInStream(config: ModelConfig, call: StreamCall): Promise<StreamResult> {
  const warnings: SharedV4Warning[] = [];
  const { text, voice } = await readText(call.text, call.voice, call.abortSignal, warnings);
  const { outputFormat, includeRawChunks = false } = call;
  const prepared = fromSpeechCall(config, { ...call, text, voice, outputFormat: outputFormat?.type }, warnings);
  const answer = await sendCall(
    config,
    call,
    (transport, options) => streamSpeech(transport, prepared.request, options),
    hostNames,
  );
  const wantedRate = outputFormat?.rate ?? prepared.wantedRate;
  const streamed = { ...prepared, modelId: config.modelId, wantedRate, includeRawChunks };
  return toSpeechStream(answer, streamed, warnings);
}
