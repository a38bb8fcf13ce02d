import type { TransportResponse } from './transport-response.ts';

/** Is this a word of the answer's media type, of either side of its slash, which is written in any case (RFC 9110 §8.3.1)? */
export function isOfType(
  { headers }: Pick<TransportResponse, 'headers'>,
  word: 'json' | 'html' | 'xml' | 'text' | 'image',
): boolean {
  return (headers['content-type'] ?? '').toLowerCase().split(/\W+/).includes(word);
}
