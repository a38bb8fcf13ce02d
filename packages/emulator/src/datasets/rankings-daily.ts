import { refuse } from '../checks/field-check.ts';
import { queryOneOf } from '../checks/read-query.ts';
import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { CATEGORIES, isInCategory, weeklyTokensOf } from '../catalogue/model-metrics.ts';
import { isPublic } from '../catalogue/model-routes.ts';
import { diceOf } from '../deterministic/dice.ts';
import { jsonResponse } from '../http/json-response.ts';
import { periodStart } from '../money/spending-period.ts';
import type { RouteContext } from '../routing/route.ts';
import { buildMeta, daysOf, formatDay, readWindow } from './date-window.ts';

const TOP = 50;
const PERIODS = { day: 'daily', week: 'weekly', month: 'monthly' } as const;

/** A part of the use of a model, from 0 to 1. */
type Share = (model: CatalogueModel) => number;

/** `GET /datasets/rankings-daily`: models by invented use, the 50 most used of each period and the rest. */
export function answerRankingsDaily({ query, state }: RouteContext): Response {
  const window = readWindow(query, state.clock());
  const { share, period } = readSlice(query);
  const models = state.models
    .filter(isPublic)
    .map((model) => ({ model, part: share(model) }))
    .filter(({ part }) => part > 0);
  const buckets = new Map<number, Map<string, number>>();
  for (const day of daysOf(window)) {
    const start = periodStart(PERIODS[period], day);
    const bucket = buckets.get(start) ?? new Map<string, number>();
    buckets.set(start, bucket);
    for (const { model, part } of models) {
      const slug = permaslugOf(model);
      bucket.set(slug, (bucket.get(slug) ?? 0) + Math.round(tokensOn(model, day) * part));
    }
  }
  const data = [...buckets].flatMap(([start, bucket]) => buildRows(start, bucket));
  return jsonResponse({ data, meta: buildMeta(window, state.clock()) });
}

/** Variants are rows of their own. */
function permaslugOf({ id, canonical_slug }: CatalogueModel): string {
  const variant = /:\w+$/.exec(id)?.[0] ?? '';
  return canonical_slug.endsWith(variant) ? canonical_slug : canonical_slug + variant;
}

function tokensOn(model: CatalogueModel, day: number): number {
  return (weeklyTokensOf(model) / 7) * (0.8 + 0.4 * diceOf(`${model.id} ${formatDay(day)}`));
}

function buildRows(start: number, bucket: ReadonlyMap<string, number>): Record<string, string>[] {
  const sorted = [...bucket].toSorted(([, left], [, right]) => right - left);
  const other = sorted.slice(TOP).reduce((total, [, tokens]) => total + tokens, 0);
  const rows: [string, number][] = [...sorted.slice(0, TOP), ['other', other]];
  return rows.map(([slug, tokens]) => ({
    date: formatDay(start),
    model_permaslug: slug,
    total_tokens: String(tokens),
  }));
}

/** Which part of all use is wanted. Estimates by category or language are weekly and stand alone. */
function readSlice(query: URLSearchParams): { share: Share; period: keyof typeof PERIODS } {
  const period = queryOneOf(query, 'period', ['day', 'week', 'month']);
  const modality = queryOneOf(query, 'modality', ['text', 'image', 'image_output', 'audio', 'tool_calling']);
  const bucket = queryOneOf(query, 'context_bucket', ['1K', '10K', '100K', '1M', '10M']);
  const category = queryOneOf(query, 'category', CATEGORIES);
  const language = queryOneOf(query, 'language_type', ['natural', 'programming']);
  const estimates = [category, language].filter((value) => value !== undefined);
  if (estimates.length > 1 || (estimates.length > 0 && (modality ?? bucket) !== undefined)) {
    refuse(
      'category',
      'category and language_type stand alone: they cannot be combined with each other or with filters',
    );
  }
  if (estimates.length > 0 && period === 'day')
    refuse('period', 'day is not available for estimates: use week or month');
  const shares: Share[] = [];
  if (modality) shares.push((model) => (hasModality(model, modality) ? 1 : 0));
  if (bucket) shares.push((model) => diceOf(`${model.id} ${bucket}`) / 3);
  if (category) shares.push((model) => (isInCategory(model, category) ? 0.2 : 0));
  if (language) shares.push((model) => (language === 'natural' ? 1 : 0.5) * diceOf(`${model.id} ${language}`));
  return {
    share: (model) => shares.reduce((part, share) => part * share(model), 1),
    period: period ?? (estimates.length > 0 ? 'week' : 'day'),
  };
}

function hasModality(model: CatalogueModel, modality: string): boolean {
  const { input_modalities: inputs, output_modalities: outputs } = model.architecture;
  if (modality === 'tool_calling') return model.supported_parameters.includes('tools');
  if (modality === 'text') return outputs.includes('text');
  return modality === 'image_output' ? outputs.includes('image') : inputs.includes(modality);
}
