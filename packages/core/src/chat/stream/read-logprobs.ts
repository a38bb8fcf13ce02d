import { isObject } from '../../json.ts';
import type { WireTokenLogprob } from '../../wire/chat-response.ts';

/**
 * The tokens of `logprobs`: `content`, then `refusal`. Together answers a number, Novita lists that are null: neither names a
 * token, so both read as none.
 */
export function readLogprobs(logprobs: unknown): WireTokenLogprob[] {
  if (!isObject(logprobs)) return [];
  return [...tokensOf(logprobs['content']), ...tokensOf(logprobs['refusal'])];
}

function tokensOf(list: unknown): WireTokenLogprob[] {
  return Array.isArray(list) ? list.filter(isToken) : [];
}

function isToken(value: unknown): value is WireTokenLogprob {
  return isObject(value) && typeof value['token'] === 'string' && typeof value['logprob'] === 'number';
}
