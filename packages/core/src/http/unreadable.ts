import { buildAnswerError } from '../errors/answer-error.ts';
import type { Mask } from '../errors/mask-secrets.ts';
import type { OpenRouterError } from '../errors/openrouter-error.ts';
import { isObject } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';

/** What is known of an answer that cannot be used: an exchange of JSON, or an answer of bytes. */
export interface UnreadableAnswer {
  /** Its JSON, where it has any. */
  body?: unknown;
  response: { headers: Record<string, string> };
  generationId?: string | undefined;
  /** Hides the secrets of the request, which an answer may repeat. */
  mask: Mask;
}

/** The error for an answer that came whole and cannot be used. It keeps the answer, what it cost, and its generation id. */
export function unreadable({ body, response, generationId, mask }: UnreadableAnswer, said: string): OpenRouterError {
  return buildAnswerError('invalid-response', said, {
    generationId,
    headers: response.headers,
    body,
    usage: isObject(body) ? readBodyUsage(body) : undefined,
    mask,
  });
}
