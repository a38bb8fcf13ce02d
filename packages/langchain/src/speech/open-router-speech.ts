import {
  checkSampleRate,
  generateSpeech,
  OpenRouterConfigurationError,
  withInstructions,
} from '@openrouter-adapters/core';
import type { SpeechRequest } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import type { MediaCall } from '../media/media-call.ts';
import { toMediaAnswer } from '../media/media-output.ts';
import { MediaRunnable } from '../media/media-runnable.ts';
import type { OpenRouterSpeechInput, SpeechInput, SpeechOutput } from './speech-fields.ts';
import { speechKind } from './speech-kind.ts';
import { toAudioFile } from './to-audio-file.ts';

/**
 * Speaks texts.
 *
 * @example
 * const speech = new OpenRouterSpeech({ model: 'openai/gpt-4o-mini-tts-2025-12-15', voice: 'alloy' });
 * const { bytes, mediaType } = await speech.invoke({ text: 'Hello', outputFormat: 'wav' });
 */
export class OpenRouterSpeech extends MediaRunnable<SpeechInput, SpeechOutput> {
  readonly #fields: OpenRouterSpeechInput;

  /** @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call. */
  constructor(fields: OpenRouterSpeechInput) {
    super(fields, speechKind);
    this.#fields = fields;
  }

  static override lc_name(): string {
    return 'OpenRouterSpeech';
  }

  protected override async generate(input: SpeechInput, call: MediaCall): Promise<SpeechOutput> {
    const warnings: string[] = [];
    const request = fromSpeechInput(this.#fields, input, warnings);
    const answer = await call.attempt(() => generateSpeech(call.transport, request, call.send));
    const facts = { model: this.model, generationId: answer.generationId };
    await call.reportCost(toAnswerCost(facts));
    const { warnings: doubts, ...file } = toAudioFile(answer, input);
    warnings.push(...doubts);
    return { ...file, text: input.text, ...toMediaAnswer(facts, warnings) };
  }
}

const outputFormats: readonly unknown[] = ['mp3', 'pcm', 'wav'];

function fromSpeechInput(fields: OpenRouterSpeechInput, input: SpeechInput, warnings: string[]): SpeechRequest {
  const { text, voice, speed, outputFormat = 'mp3', instructions, inputReferences } = input;
  const { user, sessionId, model, modelKwargs } = fields;
  if (!outputFormats.includes(outputFormat)) {
    throw new OpenRouterConfigurationError(
      'outputFormat',
      `outputFormat must be mp3, pcm or wav, not ${outputFormat}.`,
    );
  }
  checkSampleRate(input.sampleRate);
  const { provider, isPassed } = withInstructions(fields.provider, instructions, model);
  if (!isPassed) {
    warnings.push(
      'instructions: OpenRouter passes them to models of OpenAI only. What the upstream has goes into provider.options.',
    );
  }
  return {
    model,
    input: text,
    options: {
      voice,
      speed,
      response_format: outputFormat === 'wav' ? 'pcm' : outputFormat,
      input_references: inputReferences,
      provider,
      user,
      session_id: sessionId,
    },
    extra: modelKwargs,
  };
}
