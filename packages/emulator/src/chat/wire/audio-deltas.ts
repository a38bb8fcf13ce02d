import type { Random } from '../../deterministic/random.ts';
import { tokenise } from '../../tokens/tokenise.ts';
import { tokenGroups } from '../text/token-groups.ts';
import type { ChatAnswer } from '../chat-answer.ts';
import type { StreamDelta } from './stream-delta.ts';

// A tenth of a second of PCM; base64 that is cut behind four characters can be joined and can be read piece by piece.
const PIECE_CHARACTERS = 6400;

/** Sound and transcript by turns: the id with the first words, when it expires at the end. */
export function* audioDeltas(
  { text, textDeltas, audioTokens = 0 }: ChatAnswer,
  { id, data, expiresAt }: NonNullable<ChatAnswer['audio']>,
  random: Random,
): Generator<StreamDelta> {
  const says = textDeltas?.map(tokenise) ?? [...tokenGroups(text, random)];
  const count = Math.ceil(data.length / PIECE_CHARACTERS);
  let sent = 0;
  for (const [at, pieces] of says.entries()) {
    const transcript = pieces.join('');
    yield toDelta({ ...(at === 0 && { id }), transcript }, pieces.length);
    for (const until = Math.round(((at + 1) * count) / says.length); sent < until; sent++) {
      const share = Math.floor(((sent + 1) * audioTokens) / count) - Math.floor((sent * audioTokens) / count);
      yield toDelta({ data: data.slice(sent * PIECE_CHARACTERS, (sent + 1) * PIECE_CHARACTERS) }, share);
    }
  }
  yield toDelta({ expires_at: expiresAt }, 0);
}

function toDelta(audio: Record<string, unknown>, tokens: number): StreamDelta {
  return { delta: { content: '', role: 'assistant', audio }, tokens };
}
