import { hash32 } from '../../deterministic/hash.ts';
import { createRandom } from '../../deterministic/random.ts';
import { tokenise } from '../../tokens/tokenise.ts';
import type { ChatAnswer } from '../chat-answer.ts';
import { tokenGroups } from './token-groups.ts';

/** Cuts a text of an answer into the pieces in which a stream tells it, each as its tokens. */
export type TextCutter = (text: string) => Iterable<string[]>;

/** The cutter for an answer: its text is cut as a script wants it, everything else as an upstream would. */
export function createCutter({ text: said, textDeltas }: ChatAnswer): TextCutter {
  const random = createRandom(hash32(said));
  return (text) => (textDeltas !== undefined && text === said ? textDeltas.map(tokenise) : tokenGroups(text, random));
}
