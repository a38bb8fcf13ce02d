import { generateSpeech, OpenRouterConfigurationError } from '@openrouter-adapters/core';
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
 * const speech = new OpenRouterSpeech({ model: 'openai/gpt-4o-mini-tts', voice: 'alloy' });
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
    const request = fromSpeechInput(this.#fields, input);
    const answer = await call.attempt(() => generateSpeech(call.transport, request, call.send));
    const facts = { model: this.model, generationId: answer.generationId };
    await call.reportCost(toAnswerCost(facts));
    const { warnings, ...file } = toAudioFile(answer, input);
    return { ...file, text: input.text, ...toMediaAnswer(facts, warnings) };
  }
}

const outputFormats: readonly unknown[] = ['mp3', 'pcm', 'wav'];

function fromSpeechInput(fields: OpenRouterSpeechInput, input: SpeechInput): SpeechRequest {
  const { text, voice, speed, outputFormat = 'mp3', instructions, inputReferences } = input;
  const { provider, user, sessionId, model, modelKwargs } = fields;
  if (!outputFormats.includes(outputFormat)) {
    throw new OpenRouterConfigurationError(
      'outputFormat',
      `outputFormat must be mp3, pcm or wav, not ${outputFormat}.`,
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
      provider: instructions === undefined ? provider : withInstructions(provider, instructions),
      user,
      session_id: sessionId,
    },
    extra: modelKwargs,
  };
}

function withInstructions(
  provider: OpenRouterSpeechInput['provider'],
  instructions: string,
): NonNullable<OpenRouterSpeechInput['provider']> {
  return { ...provider, options: { ...provider?.options, openai: { ...provider?.options?.['openai'], instructions } } };
}
