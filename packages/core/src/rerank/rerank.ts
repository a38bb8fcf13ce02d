import type { CallOptions } from '../http/call-options.ts';
import { sendJSON, toldBy } from '../http/send-json.ts';
import type { Transport } from '../http/transport.ts';
import { buildRerankBody } from './build-rerank-body.ts';
import { readRanking } from './read-ranking.ts';
import type { RerankAnswer, RerankRequest } from './rerank-request.ts';

/**
 * Ranks documents by their relevance to a query.
 *
 * @throws {OpenRouterError} for every failure; `configuration`, before the request, for an empty query, an empty list, an empty
 *   document or a `top_n` that is no whole number
 * @see https://openrouter.ai/docs/api-reference/rerank
 */
export async function rerank(
  transport: Transport,
  request: RerankRequest,
  options: CallOptions = {},
): Promise<RerankAnswer> {
  const body = buildRerankBody(request);
  const exchange = await sendJSON(transport, { method: 'POST', path: '/rerank', body }, options);
  return {
    ...readRanking(exchange, request.documents.length, body.top_n),
    ...toldBy(exchange),
  };
}
