import { parseJsonBody } from '../../checks/parse-json-body.ts';
import { jsonResponse } from '../../http/json-response.ts';
import type { Route, RouteContext } from '../../routing/route.ts';
import { answerActivity } from './activity.ts';
import { GRANULARITIES, OPERATORS, readAnalyticsQuery } from './analytics-query.ts';
import { DIMENSIONS } from './dimensions.ts';
import { METRICS } from './metrics.ts';
import { runQuery } from './run-query.ts';

const access = 'management';
const ordinaryKey = 403;

/** What the account used, as far as this emulator remembers its generations. */
export const analyticsRoutes: readonly Route[] = [
  { method: 'GET', path: '/activity', access, ordinaryKey, handle: answerActivity },
  { method: 'GET', path: '/analytics/meta', access, ordinaryKey, handle: answerMeta },
  { method: 'POST', path: '/analytics/query', access, ordinaryKey, handle: answerQuery },
];

function answerMeta(): Response {
  const metrics = Object.entries(METRICS).map(([name, { label, format, isRate }]) => ({
    name,
    display_label: label,
    display_format: format,
    is_rate: isRate,
  }));
  const dimensions = Object.entries(DIMENSIONS).map(([name, { label }]) => ({ name, display_label: label }));
  const operators = OPERATORS.map((name) => ({
    name,
    value_type: name === 'in' || name === 'not_in' ? 'array' : 'scalar',
  }));
  const granularities = GRANULARITIES.map((name) => ({
    name,
    display_label: name.charAt(0).toUpperCase() + name.slice(1),
  }));
  return jsonResponse({ data: { metrics, dimensions, operators, granularities } });
}

function answerQuery({ bodyText, state }: RouteContext): Response {
  const { rows, truncated } = runQuery(readAnalyticsQuery(parseJsonBody(bodyText), state.clock()), state);
  const metadata = { query_time_ms: 1, row_count: rows.length, truncated };
  return jsonResponse({ data: { data: rows, metadata } });
}
