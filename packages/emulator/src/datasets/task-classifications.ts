import { queryOneOf } from '../checks/read-query.ts';
import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { weeklyTokensOf } from '../catalogue/model-metrics.ts';
import { isPublic } from '../catalogue/model-routes.ts';
import { diceOf } from '../deterministic/dice.ts';
import { jsonResponse } from '../http/json-response.ts';
import { DAY_MS, periodStart } from '../money/spending-period.ts';
import type { RouteContext } from '../routing/route.ts';
import { formatDay } from './date-window.ts';

const MACRO_LABELS = { code: 'Code', data: 'Data', agent: 'Agent', general: 'General' } as const;
const TAGS: readonly (readonly [tag: string, name: string])[] = [
  ['code:general_impl', 'Code Generation'],
  ['code:debugging', 'Debugging'],
  ['code:review', 'Code Review'],
  ['data:extraction', 'Data Extraction'],
  ['data:analysis', 'Data Analysis'],
  ['agent:web_search', 'Web Search'],
  ['agent:tool_use', 'Tool Use'],
  ['general:summarization', 'Summarization'],
  ['general:chat', 'Conversation'],
];
const TOP_MODELS = 5;

interface Part {
  readonly usage: number;
  readonly tokens: number;
}

/** `GET /classifications/task`: what models are used for, invented. */
export function answerTaskClassifications({ query, state }: RouteContext): Response {
  queryOneOf(query, 'window', ['7d']);
  const parts = shareOut(TAGS.map(([tag]) => tag));
  const models = state.models
    .filter((model) => isPublic(model) && model.architecture.output_modalities.includes('text'))
    .toSorted((left, right) => weeklyTokensOf(right) - weeklyTokensOf(left));
  const macroOf = (tag: string): string => tag.split(':')[0] ?? '';
  const sums = new Map<string, Part>();
  for (const [tag, { usage, tokens }] of parts) {
    const sum = sums.get(macroOf(tag)) ?? { usage: 0, tokens: 0 };
    sums.set(macroOf(tag), { usage: sum.usage + usage, tokens: sum.tokens + tokens });
  }
  const classifications = TAGS.map(([tag, name]) => {
    const { usage, tokens } = parts.get(tag) ?? { usage: 0, tokens: 0 };
    const macro = sums.get(macroOf(tag)) ?? { usage: 1, tokens: 1 };
    return {
      tag,
      display_name: name,
      macro_category: macroOf(tag),
      usage_share: usage,
      token_share: tokens,
      category_usage_share: usage / macro.usage,
      category_token_share: tokens / macro.tokens,
      models: topModels(tag, models),
    };
  });
  const macro_categories = Object.entries(MACRO_LABELS).map(([key, label]) => ({
    key,
    label,
    usage_share: sums.get(key)?.usage ?? 0,
    token_share: sums.get(key)?.tokens ?? 0,
  }));
  return jsonResponse({
    data: {
      as_of: formatDay(periodStart('daily', state.clock()) - DAY_MS),
      window_days: 7,
      classifications: classifications.toSorted((left, right) => right.usage_share - left.usage_share),
      macro_categories,
    },
  });
}

/** Shares that add up to one. */
function shareOut(names: readonly string[]): Map<string, Part> {
  const usage = names.map((name) => 0.2 + diceOf(`usage ${name}`));
  const tokens = names.map((name) => 0.2 + diceOf(`tokens ${name}`));
  const [allUsage, allTokens] = [usage, tokens].map((list) => list.reduce((total, value) => total + value, 0));
  return new Map(
    names.map((name, index) => [
      name,
      { usage: (usage[index] ?? 0) / (allUsage ?? 1), tokens: (tokens[index] ?? 0) / (allTokens ?? 1) },
    ]),
  );
}

function topModels(tag: string, models: readonly CatalogueModel[]): Record<string, unknown>[] {
  const ranked = models
    .slice(0, TOP_MODELS * 4)
    .toSorted((left, right) => diceOf(`${tag} ${right.id}`) - diceOf(`${tag} ${left.id}`))
    .slice(0, TOP_MODELS);
  const shares = shareOut([...ranked.map(({ id }) => `${tag} ${id}`), 'all others']);
  return ranked
    .map((model) => {
      const { usage, tokens } = shares.get(`${tag} ${model.id}`) ?? { usage: 0, tokens: 0 };
      return { id: model.canonical_slug, tag_usage_share: usage, tag_token_share: tokens };
    })
    .toSorted((left, right) => right.tag_usage_share - left.tag_usage_share);
}
