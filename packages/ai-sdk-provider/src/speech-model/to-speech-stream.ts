import type {
  Experimental_SpeechModelV4StreamPart as StreamPart,
  Experimental_SpeechModelV4StreamResult as StreamResult,
  SharedV4AudioFormat,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { isAsAsked, isPCM, toWavStream, type PCMFormat, type SpeechStream } from '@openrouter-adapters/core';

import { toHostError } from '../errors/to-host-error.ts';
import type { PreparedSpeech } from './from-speech-call.ts';
import { chooseRate, warnOfOtherFormat, warnOfOtherRate } from './speech-format.ts';
import { toSpeechMetadata } from './to-speech-metadata.ts';

/** What the stream of an answer has to know of the call. */
export interface StreamedCall extends Omit<PreparedSpeech, 'request'> {
  modelId: string;
  includeRawChunks: boolean;
}

/** Spoken text that arrives piece by piece → result of `doStream`: one pull loop from the socket to the host's parts. */
export function toSpeechStream(answer: SpeechStream, call: StreamedCall, warnings: SharedV4Warning[]): StreamResult {
  const { request, response } = answer;
  const { wav, audioFormat } = toFormat(answer, call, warnings);
  const timestamp = new Date();
  let controller: ReadableStreamDefaultController<StreamPart>;
  const readRaw = async () => {
    const audio = await answer.read();
    if (audio !== undefined && call.includeRawChunks) controller.enqueue({ type: 'raw', rawValue: audio });
    return audio;
  };
  const read = wav === undefined ? readRaw : toWavStream(readRaw, wav);
  const stream = new ReadableStream<StreamPart>({
    start(own) {
      controller = own;
      controller.enqueue({ type: 'stream-start', warnings });
      controller.enqueue({ type: 'response-metadata', timestamp, modelId: call.modelId, headers: response.headers });
    },
    async pull() {
      let audio: Uint8Array | undefined;
      try {
        audio = await read();
      } catch (error) {
        throw toHostError(error, { url: request.url, body: request.body, headers: response.headers });
      }
      if (audio !== undefined) return controller.enqueue({ type: 'audio', audio, audioFormat });
      const { inputCharacters } = call;
      controller.enqueue({ type: 'finish', usage: { inputCharacters }, providerMetadata: toSpeechMetadata(answer) });
      controller.close();
    },
    cancel: (reason) => answer.cancel(reason),
  });
  return {
    stream,
    request: { body: request.body },
    response: { timestamp, modelId: call.modelId, headers: response.headers },
  };
}

function toFormat(
  answer: SpeechStream,
  { isWav, sampleRate, wantedRate }: StreamedCall,
  warnings: SharedV4Warning[],
): { wav: PCMFormat | undefined; audioFormat: SharedV4AudioFormat } {
  warnOfOtherRate(answer, wantedRate, warnings);
  if (isWav && isPCM(answer)) {
    const rate = chooseRate(answer, sampleRate, warnings);
    return { wav: { sampleRate: rate, channels: answer.channels }, audioFormat: { type: 'audio/wav', rate } };
  }
  if (!isAsAsked(answer) && !(isWav && answer.mediaType.includes('wav'))) warnOfOtherFormat(answer, warnings);
  const rate = answer.sampleRate ?? (isPCM(answer) ? sampleRate : undefined);
  return { wav: undefined, audioFormat: { type: answer.mediaType, ...(rate !== undefined && { rate }) } };
}
