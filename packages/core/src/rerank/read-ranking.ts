import type { OpenRouterError } from '../errors/openrouter-error.ts';
import type { JSONExchange } from '../http/send-json.ts';
import { unreadable } from '../http/unreadable.ts';
import { finiteNumber, isObject, nonEmptyString } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import type { RankedDocument, RerankAnswer } from './rerank-request.ts';

/** The ranking of an answer. Documents are told by their index: not every upstream repeats their text. */
export function readRanking(
  exchange: JSONExchange,
  count: number,
): Pick<RerankAnswer, 'ranking' | 'model' | 'provider' | 'usage' | 'searchUnits'> {
  const { body } = exchange;
  if (!Array.isArray(body['results'])) throw noRanking(exchange, 'There is no list of results');
  const usage = isObject(body['usage']) ? body['usage'] : undefined;
  const ranking = body['results']
    .map((result) => readRank(result, count, exchange))
    .toSorted((first, second) => second.relevanceScore - first.relevanceScore);
  const named = new Set<number>();
  return {
    // The first of a document is its best place: two of them would give it twice to whoever reads the ranking.
    ranking: ranking.filter(({ index }) => named.size < named.add(index).size),
    model: nonEmptyString(body['model']),
    provider: nonEmptyString(body['provider']),
    usage: readBodyUsage(body),
    searchUnits: finiteNumber(usage?.['search_units']),
  };
}

function readRank(result: unknown, count: number, exchange: JSONExchange): RankedDocument {
  const index = isObject(result) ? finiteNumber(result['index']) : undefined;
  const relevanceScore = isObject(result) ? finiteNumber(result['relevance_score']) : undefined;
  if (index === undefined || relevanceScore === undefined || !Number.isInteger(index) || index < 0 || index >= count) {
    throw noRanking(exchange, 'A result names no document of the request, or has no score');
  }
  return { index, relevanceScore };
}

function noRanking(exchange: JSONExchange, said: string): OpenRouterError {
  return unreadable(exchange, `The answer holds no usable ranking. ${said}`);
}
