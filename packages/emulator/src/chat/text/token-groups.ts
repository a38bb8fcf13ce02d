import type { Random } from '../../deterministic/random.ts';
import { tokenise } from '../../tokens/tokenise.ts';

/** Cuts a text into groups of one to four tokens, as an upstream would send it. */
export function* tokenGroups(text: string, random: Random): Generator<string[]> {
  const pieces = tokenise(text);
  for (let at = 0; at < pieces.length;) {
    const size = 1 + Math.floor(random() * 4);
    yield pieces.slice(at, at + size);
    at += size;
  }
}
