import type { TransportResponse } from './transport-response.ts';

/** Is this a word of the answer's media type, which is written in any case (RFC 9110 §8.3.1)? */
export function isOfType({ headers }: Pick<TransportResponse, 'headers'>, word: 'json' | 'html'): boolean {
  return (headers['content-type'] ?? '').toLowerCase().split(/\W+/).includes(word);
}
