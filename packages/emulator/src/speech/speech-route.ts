import { refuse } from '../checks/field-check.ts';
import { providerError } from '../http/api-error.ts';
import { answerInference, inferenceHeaders, sharedBodyFault } from '../inference/answer-inference.ts';
import { byteStream, cutPieces } from '../inference/byte-stream.ts';
import { pricesOf, startInference, type Inference } from '../inference/inference.ts';
import { atPaceOf } from '../inference/pace.ts';
import { settleInference } from '../inference/settle-inference.ts';
import { parseMoney } from '../money/decimal.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { bytesOf } from '../script/scripted-bytes.ts';
import { costOf } from '../script/scripted-cost.ts';
import { takeScripted } from '../script/take-scripted.ts';
import { checkSpeechRequest, type SpeechRequest } from './check-speech-request.ts';
import { speak } from './speak.ts';
import { SAMPLE_RATE } from './synthesise-pcm.ts';

/** `POST /audio/speech`. */
export const speechRoute: Route = { method: 'POST', path: '/audio/speech', access: 'inference', handle: answerSpeech };

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
  const { step, own } = takeScripted(context, 'speech', request);
  const promptTokens = step?.usage?.promptTokens ?? characters;
  const cost = costOf(step?.usage, BigInt(promptTokens) * parseMoney(pricesOf(inference, promptTokens).prompt));
  const use = { cost, promptTokens, completionMedia: 1 };
  const fault = sharedBodyFault(own.fault);
  if (fault?.kind === 'error-in-ok') return answerInference(own, inference, {}, { use });
  const bytes = step?.audio === undefined ? speak(request.input, { ...request, voice }) : bytesOf(step.audio);
  const type = request.format === 'mp3' ? 'audio/mpeg' : pcmType(context.state.options.speechRate);
  // The text is what is paid for: who leaves early pays for it all the same.
  const body = byteStream(atPaceOf(own, inference), cutPieces(bytes, PIECE_BYTES), ({ end, firstByteAt }) =>
    settleInference(own, inference, use, { end, firstByteAt }),
  );
  return new Response(body, { headers: inferenceHeaders(inference, type) });
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
