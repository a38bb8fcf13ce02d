import type { CallOptions } from '../../../http/call-options.ts';
import type { Transport } from '../../../http/transport.ts';
import type {
  ActivityQuery,
  ActivityRow,
  AnalyticsMeta,
  AnalyticsQuery,
  AnalyticsResult,
  Dataset,
} from '../../../wire/management/analytics.ts';
import { callEndpoint } from '../../call-endpoint.ts';
import { endpoint } from '../../endpoint.ts';

const activity = endpoint<{ data: ActivityRow[] }>('GET', '/activity', 'management');
const meta = endpoint<AnalyticsMeta>('GET', '/analytics/meta', 'management');
const query = endpoint<AnalyticsResult>('POST', '/analytics/query', 'management');

/** `client.activity`: what the account used, by day. */
export function createActivity(transport: Transport) {
  return {
    /** `GET /activity`. */
    list: (asked: ActivityQuery = {}, options?: CallOptions) =>
      callEndpoint(transport, activity, { query: asked }, options),
  };
}

/** `client.analytics`: questions about the account's use. */
export function createAnalytics(transport: Transport) {
  return {
    /** `GET /analytics/meta`: names of metrics, dimensions and operators. */
    meta: (options?: CallOptions) => callEndpoint(transport, meta, {}, options),
    /** `POST /analytics/query`. */
    query: (body: AnalyticsQuery, options?: CallOptions) => callEndpoint(transport, query, { body }, options),
  };
}

/** Narrows a data set, by the names of the API's query parameters. */
export type DatasetQuery = Readonly<Record<string, string | number | boolean | undefined>>;

/** `client.datasets`, `client.benchmarks`, `client.classifications`: public data, with an API key. */
export function createDatasets(transport: Transport) {
  const read = (path: string) => {
    const operation = endpoint<Dataset>('GET', path);
    return (asked: DatasetQuery = {}, options?: CallOptions) =>
      callEndpoint(transport, operation, { query: asked }, options);
  };
  return {
    datasets: {
      /** `GET /datasets/app-rankings`: `category`, `subcategory`, `sort`, `start_date`, `end_date`, `limit` (≤ 100), `offset`. */
      appRankings: read('/datasets/app-rankings'),
      /** `GET /datasets/rankings-daily`: `start_date`, `end_date`, `period`, `modality`, `context_bucket`, `category`, `language_type`. */
      rankingsDaily: read('/datasets/rankings-daily'),
      /** `GET /datasets/session-cost`: `app_slug`, `model`, `turn_range`, `limit` (≤ 500), `offset` (≤ 5,000). */
      sessionCost: read('/datasets/session-cost'),
    },
    benchmarks: {
      /** `GET /benchmarks`: `source` chooses the shape of the rows. */
      list: read('/benchmarks'),
    },
    classifications: {
      /** `GET /classifications/task`: shares of tasks in a `window` (`7d`). */
      task: read('/classifications/task'),
    },
  };
}
