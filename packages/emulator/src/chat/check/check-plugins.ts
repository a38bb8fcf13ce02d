import {
  ofType,
  orNull,
  refuse,
  requireObject,
  requireOneOf,
  requireString,
  type FieldRule,
} from '../../checks/field-check.ts';
import { listOf, objectOf, oneOf, valuesOf } from '../../checks/field-rules.ts';
import { textList } from '../../json-schema/json-schema.ts';
import type { JsonValue } from '../../json/json-value.ts';
import { DOMAINS, SEARCH_ENGINES, SEARCH_MODE, USER_LOCATION } from './search-rules.ts';

const text = ofType('string');
const integer = ofType('integer');
const enabled = ofType('boolean');

// All patterns of a router together.
const MOST_CHARACTERS = 65_536;
const patterns = listOf(ofType('string', { most: 1024 }), { most: 1024 });
const models: FieldRule = (value, path) => {
  patterns(value, path);
  const characters = textList(value).join('').length;
  if (characters > MOST_CHARACTERS) refuse(path, `Too big: expected at most ${MOST_CHARACTERS} characters in all`);
};

const AUTO_ROUTER: Readonly<Record<string, FieldRule>> = {
  enabled,
  allowed_models: models,
  excluded_models: models,
  cost_quality_tradeoff: ofType('integer', { least: 0, most: 10 }),
  cost_tier: oneOf('low', 'medium', 'high', 'xhigh', 'max'),
};

/** A parameter of a tool of the fusion plugin: JSON that is no more than one level deep. */
const shallow: FieldRule = (value, path) => {
  const inner = Array.isArray(value) ? listOf(scalar) : valuesOf(scalar);
  if (typeof value === 'object' && value !== null) inner(value, path);
};
const scalar: FieldRule = (value, path) => {
  if (typeof value === 'object' && value !== null)
    refuse(path, 'Invalid input: expected string, number, boolean or null');
};

/** Plugins that the emulator simulates, or that change nothing in what it answers, and their members. */
const PLUGINS: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  web: {
    enabled,
    engine: oneOf(...SEARCH_ENGINES),
    mode: SEARCH_MODE,
    max_results: ofType('integer', { least: 1, most: 25 }),
    max_uses: integer,
    search_prompt: text,
    include_domains: DOMAINS,
    exclude_domains: DOMAINS,
    user_location: orNull(objectOf(USER_LOCATION, ['type'])),
  },
  'web-fetch': { max_uses: integer, max_content_tokens: integer, allowed_domains: DOMAINS, blocked_domains: DOMAINS },
  fusion: {
    enabled,
    preset: oneOf('general-high', 'general-budget', 'general-fast'),
    analysis_models: listOf(text, { least: 1, most: 8 }),
    model: text,
    max_tool_calls: ofType('integer', { least: 1, most: 16 }),
    tools: listOf(objectOf({ type: text, parameters: valuesOf(shallow) }, ['type']), { most: 8 }),
  },
  'file-parser': {
    enabled,
    pdf: objectOf({ engine: oneOf('mistral-ocr', 'native', 'cloudflare-ai', 'pdf-text') }),
  },
  'response-healing': { enabled },
  'context-compression': { enabled, engine: oneOf('middle-out') },
  moderation: {},
  'auto-router': { ...AUTO_ROUTER, pin_model: ofType('boolean') },
  'auto-beta-router': AUTO_ROUTER,
  'pareto-router': {
    enabled,
    min_coding_score: ofType('number', { least: 0, most: 1 }),
    max_price: ofType('number', { least: 0 }),
    price_source: oneOf('prompt', 'weighted_avg'),
  },
};
const NOT_SIMULATED = ['switchyard-router'];

/** Checks `plugins`: each by its id. */
export const checkPlugins: FieldRule = listOf((value: JsonValue, path: string) => {
  const plugin = requireObject(value, path);
  const id = requireString(plugin.id, `${path}.id`);
  if (NOT_SIMULATED.includes(id)) refuse(`${path}.id`, `The emulator does not simulate the plugin "${id}"`);
  objectOf(PLUGINS[requireOneOf(id, Object.keys(PLUGINS), `${path}.id`)] ?? {})(plugin, path);
});
