import { transcribe } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import type { MediaCall } from '../media/media-call.ts';
import { toMediaAnswer } from '../media/media-output.ts';
import { MediaRunnable } from '../media/media-runnable.ts';
import { fromTranscriptionInput, toTimesWarnings } from './from-transcription-input.ts';
import type { OpenRouterTranscriptionInput, TranscriptionInput, TranscriptionOutput } from './transcription-fields.ts';
import { transcriptionKind } from './transcription-kind.ts';

/**
 * Writes down what is said in recordings.
 *
 * @example
 * const transcription = new OpenRouterTranscription({ model: 'openai/whisper-1', timestampGranularities: ['segment'] });
 * const { text, segments } = await transcription.invoke({ audio: await readFile('talk.mp3') });
 */
export class OpenRouterTranscription extends MediaRunnable<
  TranscriptionInput,
  TranscriptionOutput,
  string | Uint8Array
> {
  readonly #fields: OpenRouterTranscriptionInput;

  /** @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call. */
  constructor(fields: OpenRouterTranscriptionInput) {
    super(fields, transcriptionKind);
    this.#fields = fields;
  }

  static override lc_name(): string {
    return 'OpenRouterTranscription';
  }

  protected override async generate(input: TranscriptionInput, call: MediaCall): Promise<TranscriptionOutput> {
    const request = fromTranscriptionInput(this.#fields, input);
    const answer = await call.attempt(() => transcribe(call.transport, request, call.send));
    await call.reportCost(toAnswerCost(answer));
    const { text, segments, words, language, durationInSeconds } = answer;
    return { text, segments, words, language, durationInSeconds, ...toMediaAnswer(answer, toTimesWarnings(answer)) };
  }
}
