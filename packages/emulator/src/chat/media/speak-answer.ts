import { encodeBase64 } from '../../bytes/base64.ts';
import { randomText, type Random } from '../../deterministic/random.ts';
import { planSpeech, STEP_MILLISECONDS } from '../../speech/plan-speech.ts';
import { speak, type SoundFormat } from '../../speech/speak.ts';
import { tokenise } from '../../tokens/tokenise.ts';
import type { ChatAnswer } from '../chat-answer.ts';
import type { ChatTurn } from '../chat-turn.ts';
import { wantsAudio } from './check-audio.ts';

// What a second of sound is in output tokens, as OpenAI counts it.
const TOKENS_PER_SECOND = 20;
const LIFETIME_SECONDS = 3600;

/**
 * An answer that is spoken where the request wants that: its text becomes the transcript. Calls and refusals stay silent.
 * `counted`: the script says how many tokens there are.
 */
export function speakAnswer(
  answer: ChatAnswer,
  { request, family }: ChatTurn,
  { ids, now, counted }: { readonly ids: Random; readonly now: number; readonly counted: boolean },
): ChatAnswer {
  const { audio } = request;
  if (!audio || !wantsAudio(request) || answer.text === '' || answer.toolCalls.length > 0) return answer;
  const most = request.max_completion_tokens ?? request.max_tokens ?? Infinity;
  const pieces = tokenise(answer.text);
  const others = answer.completionTokens - pieces.length;
  const fits = (length: number): boolean => others + length + audioTokens(pieces.slice(0, length)) <= most;
  const length = counted ? pieces.length : longest(pieces.length, fits);
  const text = pieces.slice(0, length).join('');
  const isCut = length < pieces.length;
  const ending = isCut ? { finishReason: 'length' as const, nativeFinishReason: family.nativeFinish.length } : {};
  // No room for a word.
  if (text === '') return { ...answer, text, ...ending, completionTokens: others };
  const tokens = counted ? Math.max(0, others) : audioTokens(pieces.slice(0, length));
  return {
    ...answer,
    text,
    ...ending,
    ...(isCut && { textDeltas: [text] }),
    completionTokens: counted ? answer.completionTokens : others + length + tokens,
    audioTokens: tokens,
    audio: {
      id: `audio_${randomText(ids, 24)}`,
      data: encodeBase64(speak(text, { voice: audio.voice, format: FORMATS[audio.format] ?? 'pcm', speed: 1 })),
      expiresAt: Math.floor(now / 1000) + LIFETIME_SECONDS,
    },
  };
}

const FORMATS: Readonly<Record<string, SoundFormat>> = { pcm16: 'pcm', wav: 'wav', mp3: 'mp3' };

function audioTokens(pieces: readonly string[]): number {
  if (pieces.length === 0) return 0;
  const { steps } = planSpeech(pieces.join(''), 1);
  return Math.ceil((steps * STEP_MILLISECONDS * TOKENS_PER_SECOND) / 1000);
}

/** The largest number up to `most` that fits; what fits is a beginning of all numbers. */
function longest(most: number, fits: (length: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
