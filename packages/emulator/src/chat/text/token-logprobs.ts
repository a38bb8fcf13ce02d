import { hash32 } from '../../deterministic/hash.ts';
import { tokenise } from '../../tokens/tokenise.ts';

/** One token with its made-up probability. */
export interface TokenLogprob {
  token: string;
  logprob: number;
  bytes: number[];
  top_logprobs: { token: string; logprob: number; bytes: number[] }[];
}

/** Log probabilities for a text: invented, negative and repeatable. Alternatives get lower ones. */
export function tokenLogprobs(text: string, alternatives: number): TokenLogprob[] {
  const encoder = new TextEncoder();
  return tokenise(text).map((token) => {
    const logprob = -((hash32(token) % 9_000) + 1) / 10_000;
    const bytes = [...encoder.encode(token)];
    const others = Array.from({ length: alternatives }, (_, rank) => {
      const other = rank === 0 ? token : `${token.trimEnd()}${'esnrt'.charAt((rank - 1) % 5)}${rank > 5 ? rank : ''}`;
      return { token: other, logprob: logprob - rank * 0.75, bytes: [...encoder.encode(other)] };
    });
    return { token, logprob, bytes, top_logprobs: others };
  });
}
