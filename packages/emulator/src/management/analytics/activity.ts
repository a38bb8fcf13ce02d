import { refuse } from '../../checks/field-check.ts';
import { queryOneOf } from '../../checks/read-query.ts';
import { uuidOf } from '../../deterministic/random-uuid.ts';
import type { Generation } from '../../generation/generation-store.ts';
import { jsonResponse } from '../../http/json-response.ts';
import { WORKSPACE } from '../../keys/workspace.ts';
import { moneyToNumber } from '../../money/decimal.ts';
import { DAY_MS, periodStart } from '../../money/spending-period.ts';
import type { RouteContext } from '../../routing/route.ts';
import { checkWorkspace } from '../check-workspace.ts';

const DAYS = 30;

/** `GET /activity`: what was asked and spent per day, model and endpoint, in the last 30 days that are over. */
export function answerActivity({ query, state }: RouteContext): Response {
  const today = periodStart('daily', state.clock());
  const first = today - DAYS * DAY_MS;
  const day = readDate(query, first, today);
  const byWorkspace = queryOneOf(query, 'group_by', ['workspace']) !== undefined;
  const workspace = query.get('workspace_id');
  if (workspace !== null) checkWorkspace(workspace, state, 404);
  const hash = query.get('api_key_hash');
  const user = query.get('user_id');
  const groups = new Map<string, { generations: Generation[]; workspaceId: string }>();
  for (const generation of state.generations.list()) {
    const { createdAt, model, providerName, account } = generation;
    const key = state.keys.byAccount(account);
    const workspaceId = key?.workspaceId ?? WORKSPACE;
    const isWanted =
      createdAt >= (day ?? first) &&
      createdAt < (day === undefined ? today : day + DAY_MS) &&
      (workspace === null || workspaceId === workspace) &&
      (hash === null || key?.hash === hash) &&
      (user === null || key?.creatorUserId === user);
    if (!isWanted) continue;
    const name = JSON.stringify([dateOf(createdAt), model, providerName, byWorkspace ? workspaceId : '']);
    const group = groups.get(name) ?? { generations: [], workspaceId };
    group.generations.push(generation);
    groups.set(name, group);
  }
  const data = [...groups.values()].map(({ generations, workspaceId }) => ({
    ...buildRow(generations, state),
    ...(byWorkspace && { workspace_id: workspaceId }),
  }));
  return jsonResponse({ data: data.toSorted((left, right) => (left.date < right.date ? 1 : -1)) });
}

function readDate(query: URLSearchParams, first: number, today: number): number | undefined {
  const text = query.get('date');
  if (text === null) return undefined;
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(day)) refuse('date', 'Invalid date: expected YYYY-MM-DD');
  if (day < first || day >= today) refuse('date', `Date must be within the last ${DAYS} (completed) UTC days`);
  return day;
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function buildRow(generations: readonly Generation[], { models }: RouteContext['state']) {
  const [sample] = generations;
  const { model = '', providerName = '', createdAt = 0 } = sample ?? {};
  const sum = (read: (generation: Generation) => number): number =>
    generations.reduce((total, generation) => total + read(generation), 0);
  const money = (read: (generation: Generation) => bigint): number =>
    moneyToNumber(generations.reduce((total, generation) => total + read(generation), 0n));
  return {
    date: dateOf(createdAt),
    model: models.find((entry) => entry.canonical_slug === model)?.id ?? model,
    model_permaslug: model,
    endpoint_id: uuidOf(`endpoint ${model} ${providerName}`),
    provider_name: providerName,
    usage: money(({ cost }) => cost),
    byok_usage_inference: money(({ isByok, upstreamCost }) => (isByok ? upstreamCost : 0n)),
    requests: generations.length,
    prompt_tokens: sum(({ promptTokens }) => promptTokens),
    completion_tokens: sum(({ completionTokens }) => completionTokens),
    reasoning_tokens: sum(({ reasoningTokens }) => reasoningTokens),
  };
}
