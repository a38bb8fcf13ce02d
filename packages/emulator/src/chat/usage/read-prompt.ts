import { providerError } from '../../http/api-error.ts';
import type { ChatTurn } from '../chat-turn.ts';
import type { CacheUse, PromptCache, PromptSegment } from './prompt-cache.ts';
import { readSegments } from './read-segments.ts';

/** What a prompt weighs. */
export interface PromptCount {
  readonly tokens: number;
  readonly cache: CacheUse;
  /** Tokens of sound; default 0. */
  readonly audioTokens?: number;
  /** Those of them that are outside the cache. */
  readonly freshAudioTokens?: number;
}

const MOST_BREAKPOINTS = 4;
// OpenAI, xAI and Gemini cache by themselves from this size on.
const IMPLICIT_MINIMUM = 1024;

/** Counts the prompt and runs it through the prompt cache. */
export function readPrompt(
  { request, model, endpoint, family }: ChatTurn,
  cache: PromptCache,
  options: { account: string; minimum: number },
): PromptCount {
  const segments = readSegments(request);
  const breakpoints = segments.filter((segment) => segment.breakpoint !== undefined).length;
  if (family.dialect === 'anthropic' && breakpoints > MOST_BREAKPOINTS) {
    throw providerError(400, family.providerName, {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: `A maximum of ${MOST_BREAKPOINTS} blocks with cache_control may be provided. Found ${breakpoints}.`,
      },
    });
  }
  const tokens = segments.reduce((sum, segment) => sum + segment.tokens, 0);
  const caches = endpoint.pricing.input_cache_read !== undefined;
  const implicit = family.dialect !== 'anthropic' && breakpoints === 0;
  const use = caches
    ? // What one upstream holds, the others do not.
      cache.use(`${options.account}:${model.id}:${endpoint.tag}`, segments, {
        minimum: implicit ? IMPLICIT_MINIMUM : options.minimum,
        implicit,
      })
    : { read: 0, writtenFor5Minutes: 0, writtenFor1Hour: 0 };
  const cached = use.read + use.writtenFor5Minutes + use.writtenFor1Hour;
  return { tokens, cache: use, ...countAudio(segments, cached) };
}

function countAudio(
  segments: readonly PromptSegment[],
  cached: number,
): Pick<PromptCount, 'audioTokens' | 'freshAudioTokens'> {
  let [at, audioTokens, freshAudioTokens] = [0, 0, 0];
  for (const { tokens, isAudio } of segments) {
    at += tokens;
    if (isAudio !== true) continue;
    audioTokens += tokens;
    // The cache holds a beginning of the prompt.
    if (at > cached) freshAudioTokens += tokens;
  }
  return audioTokens === 0 ? {} : { audioTokens, freshAudioTokens };
}
