import type { CallOptions } from '../../../http/call-options.ts';
import type { Transport } from '../../../http/transport.ts';
import type {
  ActivityQuery,
  ActivityRow,
  AnalyticsMeta,
  AnalyticsQuery,
  AnalyticsResult,
} from '../../../wire/management/analytics.ts';
import type {
  AppRanking,
  AppRankingsQuery,
  Benchmark,
  BenchmarksQuery,
  ClassificationsQuery,
  DailyRanking,
  DailyRankingsQuery,
  Dataset,
  SessionCost,
  SessionCostQuery,
  TaskClassifications,
} from '../../../wire/management/datasets.ts';
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

const appRankings = endpoint<Dataset<AppRanking>>('GET', '/datasets/app-rankings');
const rankingsDaily = endpoint<Dataset<DailyRanking>>('GET', '/datasets/rankings-daily');
const sessionCost = endpoint<Dataset<SessionCost>>('GET', '/datasets/session-cost');
const benchmarks = endpoint<Dataset<Benchmark>>('GET', '/benchmarks');
const classifications = endpoint<TaskClassifications>('GET', '/classifications/task');

/** `client.datasets`, `client.benchmarks`, `client.classifications`: public data, with an API key. */
export function createDatasets(transport: Transport) {
  return {
    datasets: {
      /** `GET /datasets/app-rankings`: apps by their tokens. */
      appRankings: (asked: AppRankingsQuery = {}, options?: CallOptions) =>
        callEndpoint(transport, appRankings, { query: asked }, options),
      /** `GET /datasets/rankings-daily`: models by their tokens, day by day. */
      rankingsDaily: (asked: DailyRankingsQuery = {}, options?: CallOptions) =>
        callEndpoint(transport, rankingsDaily, { query: asked }, options),
      /** `GET /datasets/session-cost`: what sessions of apps cost. */
      sessionCost: (asked: SessionCostQuery = {}, options?: CallOptions) =>
        callEndpoint(transport, sessionCost, { query: asked }, options),
    },
    benchmarks: {
      /** `GET /benchmarks`: `source` chooses the shape of the rows. */
      list: (asked: BenchmarksQuery = {}, options?: CallOptions) =>
        callEndpoint(transport, benchmarks, { query: asked }, options),
    },
    classifications: {
      /** `GET /classifications/task`: what models are used for. */
      task: (asked: ClassificationsQuery = {}, options?: CallOptions) =>
        callEndpoint(transport, classifications, { query: asked }, options),
    },
  };
}
