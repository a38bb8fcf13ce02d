import type { SharedV4ProviderOptions, SharedV4Warning } from '@ai-sdk/provider';
import { readSpeechFormat, withInstructions, type SpeechRequest } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { readOptions } from '../options/read-options.ts';
import { fromOutputFormat, type WantedFormat } from './speech-format.ts';
import { speechOptions } from './speech-settings.ts';

/** What whole and streamed calls have in common. */
export interface SpeechCall {
  text: string;
  voice?: string | undefined;
  outputFormat?: string | undefined;
  instructions?: string | undefined;
  speed?: number | undefined;
  language?: string | undefined;
  providerOptions?: SharedV4ProviderOptions | undefined;
}

/** A request, and what becomes of its answer. */
export interface PreparedSpeech {
  request: SpeechRequest;
  /** PCM gets a header. */
  isWav: boolean;
  /** The option `sampleRate`. */
  sampleRate: number | undefined;
  /** Samples per second that `outputFormat` names. */
  wantedRate: number | undefined;
  /** Characters (code points) of the text, which is what speech is billed by. */
  inputCharacters: number;
}

/**
 * A call → the request.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type
 */
export function fromSpeechCall(
  { modelId, ofProvider, ofModel }: ModelConfig,
  { text, voice, speed, outputFormat, instructions, language, providerOptions }: SpeechCall,
  warnings: SharedV4Warning[],
): PreparedSpeech {
  const format = fromOutputFormat(outputFormat, warnings);
  const standard = { voice, speed, response_format: toResponseFormat(format) };
  const sources = { ofProvider, ofModel, standard, ofCall: providerOptions?.['openrouter'] };
  const { options, own, extra } = readOptions(speechOptions, sources, warnings);
  if (language !== undefined && language !== 'auto') {
    warnings.push({
      type: 'unsupported',
      feature: 'language',
      details: 'OpenRouter has no option for it. What the upstream has goes into provider.options under its slug.',
    });
  }
  const { provider, isPassed } = withInstructions(options.provider, instructions, modelId);
  if (!isPassed) {
    warnings.push({
      type: 'unsupported',
      feature: 'instructions',
      details:
        'OpenRouter passes them to models of OpenAI only. What the upstream has goes into provider.options under its slug.',
    });
  }
  return {
    request: { model: modelId, input: text, options: { ...options, provider }, extra },
    isWav: format === 'wav',
    sampleRate: own.sampleRate,
    wantedRate: readSpeechFormat(outputFormat ?? '', '').sampleRate,
    inputCharacters: countCharacters(text),
  };
}

function toResponseFormat(format: WantedFormat | undefined): 'mp3' | 'pcm' | undefined {
  return format === 'wav' ? 'pcm' : format;
}

/** Characters as upstreams bill them. What is no text, in JavaScript, is refused by core. */
function countCharacters(text: unknown): number {
  return typeof text === 'string' ? [...text].length : 0;
}
