import { checkMediaProvider } from '../checks/check-media-provider.ts';
import {
  checkFields,
  ofType,
  orNull,
  refuse,
  requireObject,
  requireOneOf,
  requireString,
  type FieldRule,
} from '../checks/field-check.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { TRACKING_RULES } from '../checks/tracking-rules.ts';
import { decodeBase64 } from '../bytes/base64.ts';
import { hideInSamples } from '../audio/speech-mark.ts';
import { providerError } from '../http/api-error.ts';
import { answerInference, inferenceHeaders, sharedBodyFault } from '../inference/answer-inference.ts';
import { byteStream, cutPieces } from '../inference/byte-stream.ts';
import { startInference, type Inference } from '../inference/inference.ts';
import { settleInference } from '../inference/settle-inference.ts';
import type { JsonValue } from '../json/json-value.ts';
import { parseMoney } from '../money/decimal.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { composeMp3 } from './compose-mp3.ts';
import { planSpeech } from './plan-speech.ts';
import { SAMPLE_RATE, synthesisePcm, toBytes } from './synthesise-pcm.ts';

/** `POST /audio/speech`. */
export const speechRoute: Route = { method: 'POST', path: '/audio/speech', access: 'inference', handle: answerSpeech };

interface SpeechRequest {
  readonly model: string;
  readonly input: string;
  readonly voice: string | undefined;
  readonly format: 'mp3' | 'pcm';
  readonly speed: number;
  readonly clones: boolean;
}

const MOST_CHARACTERS = 4096;
// A tenth of a second of PCM, half a second and more of MP3.
const PIECE_BYTES = 4800;

function answerSpeech(context: RouteContext): Response {
  const request = checkSpeechRequest(context.bodyText);
  const inference = startInference(context, request.model, 'speech');
  const voice = chooseVoice(request, inference);
  const characters = [...request.input].length;
  if (characters > MOST_CHARACTERS) {
    throw refusal(inference, `Input is too long: ${characters} characters, at most ${MOST_CHARACTERS} are allowed.`);
  }
  const cost = BigInt(characters) * parseMoney(inference.model.pricing.prompt);
  settleInference(context, inference, { cost, promptTokens: characters, completionMedia: 1 });
  const fault = sharedBodyFault(context.fault);
  if (fault?.kind === 'error-in-ok') return answerInference(context, inference, {});
  const bytes = speak(request, voice);
  const type = request.format === 'mp3' ? 'audio/mpeg' : pcmType(context.state.options.speechRate);
  return new Response(byteStream(context, cutPieces(bytes, PIECE_BYTES)), {
    headers: inferenceHeaders(inference, type),
  });
}

function speak({ input, speed, format }: SpeechRequest, voice: string): Uint8Array {
  const plan = planSpeech(input, speed);
  const mark = { text: input, speed };
  if (format === 'mp3') return composeMp3(plan, voice, mark);
  return toBytes(hideInSamples(synthesisePcm(plan, voice), mark));
}

function pcmType(rate: 'stated' | 'absent' = 'stated'): string {
  return rate === 'stated' ? `audio/pcm;rate=${SAMPLE_RATE};channels=1` : 'audio/pcm';
}

function chooseVoice({ voice, clones }: SpeechRequest, inference: Inference): string {
  const { model } = inference;
  if (clones && model.emulation?.clonesVoices !== true) {
    refuse('input_references', `${model.id} does not clone voices`);
  }
  const voices = model.supported_voices ?? [];
  if (voice === undefined) return voices[0] ?? 'default';
  if (voices.length === 0 || voices.includes(voice)) return voice;
  throw refusal(inference, `Voice '${voice}' is not supported. Supported voices: ${voices.join(', ')}.`);
}

function refusal({ providerName }: Inference, message: string): Error {
  return providerError(400, providerName, { error: { message, type: 'invalid_request_error' } });
}

const MOST_SAMPLE_CHARACTERS = 20_971_520;

const RULES: Readonly<Record<string, FieldRule>> = {
  voice: ofType('string', { least: 1 }),
  response_format: (value, path) => requireOneOf(value, ['mp3', 'pcm'], path),
  speed: orNull((value, path) => {
    ofType('number')(value, path);
    if (typeof value === 'number' && (value < 0.25 || value > 4)) refuse(path, 'expected a number from 0.25 to 4');
  }),
  input_references: checkReferences,
  provider: orNull(checkMediaProvider),
  ...TRACKING_RULES,
};

function checkSpeechRequest(bodyText: string): SpeechRequest {
  const body = parseJsonBody(bodyText);
  const model = requireString(body.model, 'model');
  const input = requireString(body.input, 'input');
  if (input.trim() === '') refuse('input', 'Too small: expected string to have >=1 characters');
  checkFields(body, RULES);
  return {
    model,
    input,
    voice: typeof body.voice === 'string' ? body.voice : undefined,
    // Not mp3, as one would think.
    format: body.response_format === 'mp3' ? 'mp3' : 'pcm',
    speed: typeof body.speed === 'number' ? body.speed : 1,
    clones: body.input_references !== undefined,
  };
}

/** One sample of a voice, and what it says if that is known. */
function checkReferences(value: JsonValue, path: string): void {
  ofType('array', { least: 1, most: 2 })(value, path);
  let samples = 0;
  for (const [index, entry] of (value as JsonValue[]).entries()) {
    // checked in the line before
    const part = requireObject(entry, `${path}.${index}`);
    if (requireOneOf(part.type, ['input_audio', 'text'], `${path}.${index}.type`) === 'text') {
      ofType('string', { most: 10_000 })(part.text ?? null, `${path}.${index}.text`);
      continue;
    }
    samples++;
    const { data } = requireObject(part.input_audio, `${path}.${index}.input_audio`);
    const dataPath = `${path}.${index}.input_audio.data`;
    const text = requireString(data, dataPath);
    ofType('string', { least: 1, most: MOST_SAMPLE_CHARACTERS })(text, dataPath);
    if (!decodeBase64(text.replace(/^data:[^,]*,/, ''))) refuse(dataPath, 'expected base64 or a data URI');
  }
  if (samples !== 1) refuse(path, 'expected exactly one input_audio');
}
