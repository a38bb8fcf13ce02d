import type { AudioFacts } from '../audio/audio-facts.ts';
import { readAudio } from '../audio/read-audio.ts';
import { refuse } from '../checks/field-check.ts';
import { providerError } from '../http/api-error.ts';
import { answerInference } from '../inference/answer-inference.ts';
import { pricesOf, startInference, type Inference } from '../inference/inference.ts';
import { costMembers, type InferenceUse } from '../inference/settle-inference.ts';
import { parseMoney, type Money } from '../money/decimal.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import type { ScriptedCounts } from '../script/other-steps.ts';
import { costOf } from '../script/scripted-cost.ts';
import { takeScripted } from '../script/take-scripted.ts';
import { countTokens } from '../tokens/tokenise.ts';
import { readTranscriptionRequest, type TranscriptionRequest } from './read-transcription-request.ts';
import { transcribe, type Transcript } from './transcribe.ts';

/** `POST /audio/transcriptions`, as JSON and as multipart. */
export const transcriptionRoute: Route = {
  method: 'POST',
  path: '/audio/transcriptions',
  access: 'inference',
  handle: answerTranscription,
};

// What a second of sound is in tokens, as OpenAI counts it.
const TOKENS_PER_SECOND = 10;

async function answerTranscription(context: RouteContext): Promise<Response> {
  const request = await readTranscriptionRequest(context);
  const inference = startInference(context, request.model, 'transcription');
  const audio = readAudio(request.audio);
  if (!audio) {
    throw providerError(400, inference.providerName, {
      error: {
        message: 'Audio file might be corrupted or unsupported. Supported: wav, mp3, flac, m4a, ogg, webm, aac.',
        type: 'invalid_request_error',
        param: 'file',
      },
    });
  }
  if (request.verbose && inference.model.emulation?.verbose !== true) {
    refuse('response_format', `verbose_json is not supported by ${inference.model.id}; use json`);
  }
  const { step, own } = takeScripted(context, 'transcription', { model: request.model, input: '' });
  const transcript = transcribe(step?.text === undefined ? audio : { ...audio, mark: { text: step.text, speed: 1 } });
  const { use, usage } = count(inference, audio, transcript, step?.usage);
  const body = {
    text: transcript.text,
    ...(request.verbose && verboseMembers(request, audio, transcript)),
    usage: { ...usage, cost: costMembers(context, use).cost },
  };
  return answerInference(own, inference, body, { use });
}

function count(
  inference: Inference,
  audio: AudioFacts,
  { text }: Transcript,
  scripted: ScriptedCounts | undefined,
): { use: InferenceUse; usage: Record<string, unknown> } {
  const seconds = scripted?.seconds ?? audio.seconds;
  const rounded = round(seconds);
  const { pricePerSecond } = inference.model.emulation ?? {};
  if (pricePerSecond !== undefined) {
    const price = (parseMoney(pricePerSecond) * BigInt(Math.round(rounded * 1000))) / 1000n;
    const cost = costOf(scripted, price);
    return { use: { cost, promptMedia: 1 }, usage: { seconds: rounded } };
  }
  const input = scripted?.promptTokens ?? Math.ceil(seconds * TOKENS_PER_SECOND);
  const output = scripted?.completionTokens ?? countTokens(text);
  const pricing = pricesOf(inference, input);
  const price: Money = BigInt(output) * parseMoney(pricing.completion);
  const cost = costOf(scripted, BigInt(input) * parseMoney(pricing.prompt) + price);
  const outputCost = price < cost ? price : cost;
  return {
    use: { cost, outputCost, promptTokens: input, completionTokens: output, promptMedia: 1 },
    usage: { seconds: rounded, input_tokens: input, output_tokens: output, total_tokens: input + output },
  };
}

function verboseMembers(
  { language, granularities }: TranscriptionRequest,
  { seconds }: AudioFacts,
  { segments, words }: Transcript,
): Record<string, unknown> {
  return {
    task: 'transcribe',
    language: nameOf(language ?? 'en'),
    duration: round(seconds),
    ...(granularities.includes('segment') && {
      segments: segments.map(({ text, start, end }, id) => ({
        id,
        seek: 0,
        start: round(start),
        end: round(end),
        text,
        temperature: 0,
        avg_logprob: -0.1,
        compression_ratio: 1,
        no_speech_prob: 0.01,
      })),
    }),
    ...(granularities.includes('word') && {
      words: words.map(({ word, start, end }) => ({ word, start: round(start), end: round(end) })),
    }),
  };
}

/** Whisper tells languages by their English names. */
function nameOf(code: string): string {
  return (new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code).toLowerCase();
}

/** Times to the millisecond. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
