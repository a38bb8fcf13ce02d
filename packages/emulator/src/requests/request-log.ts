import type { RecordedRequest } from './recorded-request.ts';
import { differences, type RequestMatch } from './request-match.ts';

/** The log of requests: an array, with two ways to find requests in it. */
export type RequestLog = RecordedRequest[] & {
  /** The requests that fit, oldest first. */
  readonly matching: (match: RequestMatch) => RecordedRequest[];
  /** The one request that fits. Throws where none fits, or more than one, and tells what came instead. */
  readonly only: (match: RequestMatch) => RecordedRequest;
};

/** An empty log. */
export function createRequestLog(): RequestLog {
  const log: RecordedRequest[] = [];
  const matching = (match: RequestMatch): RecordedRequest[] =>
    log.filter((request) => differences(request, match).length === 0);
  const only = (match: RequestMatch): RecordedRequest => {
    const [first, ...more] = matching(match);
    if (first && more.length === 0) return first;
    throw new Error(first ? describeMany([first, ...more]) : describeNone(log, match));
  };
  // Not enumerable: in all else, the log is an array like any other.
  return Object.defineProperties(log, { matching: { value: matching }, only: { value: only } }) as RequestLog; // both were just defined
}

function describeMany(requests: readonly RecordedRequest[]): string {
  return `${requests.length} requests fit instead of one:\n${requests.map(describe).join('\n')}`;
}

function describeNone(log: readonly RecordedRequest[], match: RequestMatch): string {
  if (log.length === 0) return 'No request fits, for none came.';
  const lines = log.map((request) => `${describe(request)} differs in ${differences(request, match).join(', ')}`);
  return `No request fits. What came:\n${lines.join('\n')}`;
}

function describe({ index, method, path, body }: RecordedRequest): string {
  const model = typeof body === 'object' && body !== null && 'model' in body ? ` ${String(body.model)}` : '';
  return `  ${index}: ${method} ${path}${model}`;
}
