import { refuse } from '../checks/field-check.ts';
import { queryNumber, queryOneOf } from '../checks/read-query.ts';
import { jsonResponse } from '../http/json-response.ts';
import { DAY_MS } from '../money/spending-period.ts';
import type { RouteContext } from '../routing/route.ts';
import { buildMeta, daysOf, readWindow, type DateWindow } from './date-window.ts';
import { APP_CATEGORIES, appTokens, SIMULATED_APPS, type SimulatedApp } from './simulated-apps.ts';

const TOKENS_PER_REQUEST = 4000;
const EARLIER_WINDOWS = 3;

/** `GET /datasets/app-rankings`: invented apps by invented use. */
export function answerAppRankings({ query, state }: RouteContext): Response {
  const window = readWindow(query, state.clock());
  const trending = queryOneOf(query, 'sort', ['popular', 'trending']) === 'trending';
  const offset = queryNumber(query, 'offset', { least: 0, most: 100, whole: true }) ?? 0;
  const limit = queryNumber(query, 'limit', { least: 1, most: 100, whole: true }) ?? 50;
  const ranked = readApps(query)
    .map((app) => ({ app, tokens: sumTokens(app, window), growth: growthOf(app, window) }))
    .filter(({ growth }) => !trending || growth > 0)
    .toSorted((left, right) => (trending ? right.growth - left.growth : right.tokens - left.tokens));
  const data = ranked.map(({ app, tokens }, index) => ({
    app_id: app.id,
    app_name: app.name,
    rank: index + 1,
    total_requests: Math.round(tokens / TOKENS_PER_REQUEST),
    total_tokens: String(tokens),
  }));
  return jsonResponse({ data: data.slice(offset, offset + limit), meta: buildMeta(window, state.clock()) });
}

function readApps(query: URLSearchParams): readonly SimulatedApp[] {
  const categories = Object.keys(APP_CATEGORIES).filter((name): name is keyof typeof APP_CATEGORIES => name !== '');
  const category = queryOneOf(query, 'category', categories);
  const all: string[] = Object.values(APP_CATEGORIES).flat();
  const subcategory = queryOneOf(query, 'subcategory', all);
  const wanted: readonly string[] = category ? APP_CATEGORIES[category] : all;
  if (subcategory !== undefined && !wanted.includes(subcategory)) {
    refuse('subcategory', `not in the category ${category}`);
  }
  return SIMULATED_APPS.filter((app) =>
    subcategory === undefined ? wanted.includes(app.subcategory) : app.subcategory === subcategory,
  );
}

function sumTokens(app: SimulatedApp, window: DateWindow): number {
  return daysOf(window).reduce((total, day) => total + appTokens(app, day), 0);
}

/** How much more than in the average of the three windows before. */
function growthOf(app: SimulatedApp, window: DateWindow): number {
  const length = window.end - window.start + DAY_MS;
  let earlier = 0;
  for (let count = 1; count <= EARLIER_WINDOWS; count++) {
    earlier += sumTokens(app, { start: window.start - count * length, end: window.end - count * length });
  }
  return sumTokens(app, window) - earlier / EARLIER_WINDOWS;
}
