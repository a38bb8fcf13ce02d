import { refuse, type FieldRule } from '../../checks/field-check.ts';
import { ofType } from '../../checks/field-check.ts';
import { objectOf, oneOf } from '../../checks/field-rules.ts';
import { providerError } from '../../http/api-error.ts';
import type { ChatRequest } from '../chat-request.ts';
import type { ChatTurn } from '../chat-turn.ts';

/** `audio`: how a model that speaks is to speak. */
export const AUDIO_RULE: FieldRule = objectOf(
  { voice: ofType('string', { least: 1 }), format: oneOf('wav', 'mp3', 'flac', 'opus', 'pcm16') },
  ['voice', 'format'],
);

/** Whether an answer is to be spoken. */
export function wantsAudio({ modalities }: ChatRequest): boolean {
  return modalities?.includes('audio') === true;
}

/** Refuses sound that cannot be had: without a stream, without `audio`, in a voice or a form that is not there. */
export function checkAudio({ request, model, family }: ChatTurn): void {
  if (!wantsAudio(request)) return;
  if (request.stream !== true) refuse('stream', 'Audio output needs "stream": true');
  const { audio } = request;
  if (!audio) refuse('audio', 'Audio output needs "audio" with "voice" and "format"');
  if (audio.format === 'flac' || audio.format === 'opus') {
    refuse('audio.format', `The emulator does not simulate sound as ${audio.format}; it has pcm16, wav and mp3`);
  }
  const voices = model.supported_voices ?? [];
  if (voices.length === 0 || voices.includes(audio.voice)) return;
  throw providerError(400, family.providerName, {
    error: {
      message: `Invalid value: '${audio.voice}'. Supported values are: ${voices.map((voice) => `'${voice}'`).join(', ')}.`,
      type: 'invalid_request_error',
      param: 'audio.voice',
      code: 'invalid_value',
    },
  });
}
