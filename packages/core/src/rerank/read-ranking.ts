import type { JSONExchange } from '../http/send-json.ts';
import { unreadable } from '../http/unreadable.ts';
import { finiteNumber, isObject, nonEmptyString } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import type { RankedDocument, RerankAnswer } from './rerank-request.ts';

/** The ranking of an answer. Documents are told by their index: not every upstream repeats their text. */
export function readRanking(
  exchange: JSONExchange,
  count: number,
  most?: number,
): Pick<RerankAnswer, 'ranking' | 'model' | 'provider' | 'usage' | 'searchUnits'> {
  const { body } = exchange;
  const ranking = readRanks(body, count, most);
  if (ranking === undefined) {
    const what = Array.isArray(body['results'])
      ? 'A result names no document of the request, or has no score'
      : 'There is no list of results';
    throw unreadable(exchange, `The answer holds no usable ranking. ${what}`);
  }
  const usage = isObject(body['usage']) ? body['usage'] : undefined;
  return {
    ranking,
    model: nonEmptyString(body['model']),
    provider: nonEmptyString(body['provider']),
    usage: readBodyUsage(body),
    searchUnits: finiteNumber(usage?.['search_units']),
  };
}

/**
 * The ranking of an answer of `POST /rerank`, the best first, each document once.
 *
 * @param count how many documents were sent
 * @param most how many results were asked for: not every upstream heeds it. Default: all
 * @returns `undefined` where there is no list of results, or one of them names no document of the request or has no score
 */
export function readRanks(
  { results }: { results?: unknown },
  count: number,
  most = count,
): RankedDocument[] | undefined {
  if (!Array.isArray(results)) return undefined;
  const ranks = results.map((result) => readRank(result, count));
  if (ranks.includes(undefined)) return undefined;
  const named = new Set<number>();
  // The first of a document is its best place: two of them would give it twice to whoever reads the ranking.
  return ranks
    .filter((rank) => rank !== undefined)
    .toSorted((first, second) => second.relevanceScore - first.relevanceScore)
    .filter(({ index }) => named.size < named.add(index).size)
    .slice(0, most);
}

function readRank(result: unknown, count: number): RankedDocument | undefined {
  if (!isObject(result)) return undefined;
  const index = finiteNumber(result['index']);
  const relevanceScore = finiteNumber(result['relevance_score']);
  if (index === undefined || relevanceScore === undefined) return undefined;
  return Number.isInteger(index) && index >= 0 && index < count ? { index, relevanceScore } : undefined;
}
