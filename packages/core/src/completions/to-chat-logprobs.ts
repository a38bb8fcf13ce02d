import { finiteNumber, isObject } from '../json.ts';
import type { WireTokenLogprob } from '../wire/chat-response.ts';

/**
 * The log probabilities of a legacy completion, lists side by side, as those of a chat: a list of tokens. An echoed prompt's first token
 * has none (`null`) and is left out; upstreams that answer in chat's form are taken as they are.
 */
export function toChatLogprobs(logprobs: Record<string, unknown>): Record<string, unknown> {
  const { tokens, token_logprobs: values, top_logprobs: tops } = logprobs;
  if (!Array.isArray(tokens) || !Array.isArray(values)) return logprobs;
  const content = tokens.flatMap((token: unknown, position): WireTokenLogprob[] => {
    const logprob = finiteNumber(values[position]);
    if (typeof token !== 'string' || logprob === undefined) return [];
    const top: unknown = Array.isArray(tops) ? tops[position] : undefined;
    return [{ token, logprob, ...(isObject(top) && { top_logprobs: readTop(top) }) }];
  });
  return { content };
}

function readTop(top: Record<string, unknown>): { token: string; logprob: number }[] {
  return Object.entries(top).flatMap(([token, value]) => {
    const logprob = finiteNumber(value);
    return logprob === undefined ? [] : [{ token, logprob }];
  });
}
