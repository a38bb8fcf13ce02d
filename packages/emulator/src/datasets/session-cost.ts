import { queryNumber, queryOneOf } from '../checks/read-query.ts';
import { weeklyTokensOf } from '../catalogue/model-metrics.ts';
import { isPublic } from '../catalogue/model-routes.ts';
import { diceOf } from '../deterministic/dice.ts';
import { jsonResponse } from '../http/json-response.ts';
import { moneyToNumber } from '../money/decimal.ts';
import { knownPrice } from '../money/prices.ts';
import { DAY_MS, periodStart } from '../money/spending-period.ts';
import type { RouteContext } from '../routing/route.ts';
import { formatDay } from './date-window.ts';
import { SIMULATED_APPS } from './simulated-apps.ts';

// Tokens of a session of so many turns.
const TURN_RANGES = { '1-turn': 4e3, '2-9-turns': 4e4, '10-49-turns': 4e5, '50-plus-turns': 2e6 } as const;
const WINDOW_DAYS = 30;
const MODELS = 10;

/** `GET /datasets/session-cost`: what sessions of invented agents cost, by the prices of the catalogue. */
export function answerSessionCost({ query, state }: RouteContext): Response {
  const ranges = ['1-turn', '2-9-turns', '10-49-turns', '50-plus-turns'] as const;
  const range = queryOneOf(query, 'turn_range', ranges);
  const limit = queryNumber(query, 'limit', { least: 1, most: 500, whole: true }) ?? 100;
  const offset = queryNumber(query, 'offset', { least: 0, most: 5000, whole: true }) ?? 0;
  const [app, model] = [query.get('app_slug'), query.get('model')];
  const models = state.models
    .filter((entry) => isPublic(entry) && entry.architecture.output_modalities.includes('text'))
    .filter((entry) => entry.supported_parameters.includes('tools') && !entry.id.endsWith(':free'))
    .toSorted((left, right) => weeklyTokensOf(right) - weeklyTokensOf(left))
    .slice(0, MODELS);
  const cells = SIMULATED_APPS.filter(({ subcategory }) => /agent|ide/.test(subcategory)).flatMap((harness) =>
    models.flatMap((entry) =>
      ranges.map((turns) => ({
        app_slug: harness.slug,
        app_name: harness.name,
        model_permaslug: entry.canonical_slug,
        turn_range: turns,
        median_session_cost_usd: round(
          TURN_RANGES[turns] *
            moneyToNumber(knownPrice(entry.pricing, 'prompt') ?? 0n) *
            (0.5 + diceOf(`${harness.slug} ${entry.id}`)),
        ),
      })),
    ),
  );
  const wanted = cells.filter(
    (cell) =>
      (app === null || cell.app_slug === app) &&
      (model === null || cell.model_permaslug === model) &&
      (range === undefined || cell.turn_range === range),
  );
  const now = state.clock();
  return jsonResponse({
    data: wanted.slice(offset, offset + limit),
    meta: {
      as_of: new Date(now).toISOString(),
      version: 'v1',
      window_days: WINDOW_DAYS,
      window_end_date: formatDay(periodStart('weekly', now) - DAY_MS),
    },
  });
}

function round(dollars: number): number {
  return Math.round(dollars * 1e4) / 1e4;
}
