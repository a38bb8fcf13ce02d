import { countTokens } from '../tokens/tokenise.ts';
import { MEDIA_TOKENS } from '../tokens/media-tokens.ts';
import type { EmbeddingInput } from './check-embeddings-request.ts';

/** What inputs weigh. */
export interface InputCount {
  readonly tokens: number;
  /** Parts that are no text. */
  readonly media: number;
  readonly details: Readonly<Record<'text_tokens' | `${'image' | 'audio' | 'video' | 'file'}_tokens`, number>>;
}

const NOTHING: InputCount = {
  tokens: 0,
  media: 0,
  details: { text_tokens: 0, image_tokens: 0, audio_tokens: 0, video_tokens: 0, file_tokens: 0 },
};

/** Counts the tokens of one input. */
export function countInput(input: EmbeddingInput): InputCount {
  if (input.kind === 'parts') {
    return totalOf(
      input.parts.map((part) =>
        part.kind === 'text' ? countText(countTokens(part.content)) : countMedia(part.kind, MEDIA_TOKENS[part.kind]),
      ),
    );
  }
  return countText(input.kind === 'text' ? countTokens(input.text) : input.tokens.length);
}

function countText(tokens: number): InputCount {
  return { tokens, media: 0, details: { ...NOTHING.details, text_tokens: tokens } };
}

function countMedia(kind: keyof typeof MEDIA_TOKENS, tokens: number): InputCount {
  return { tokens, media: 1, details: { ...NOTHING.details, [`${kind}_tokens`]: tokens } };
}

/** The sum of several counts. */
export function totalOf(counts: readonly InputCount[]): InputCount {
  const total = { tokens: 0, media: 0, details: { ...NOTHING.details } };
  for (const { tokens, media, details } of counts) {
    total.tokens += tokens;
    total.media += media;
    for (const name of Object.keys(details) as (keyof typeof details)[]) total.details[name] += details[name]; // closed
  }
  return total;
}
