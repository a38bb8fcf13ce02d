import { checkFields, ofType, orNull, refuse, requireOneOf, type FieldRule } from '../../checks/field-check.ts';
import { isJsonObject, type JsonObject } from '../../json/json-value.ts';
import { canonicalType, findServerTool } from '../server-tools/server-tools.ts';
import type { ChatApi } from '../server-tools/server-tool.ts';

const text = ofType('string');
const list = orNull(ofType('array'));
const uses = orNull(ofType('integer', { least: 0 }));
const SEARCH_ENGINES = ['auto', 'native', 'exa', 'parallel', 'firecrawl', 'perplexity'];
const FETCH_ENGINES = ['auto', 'native', 'openrouter', 'exa', 'parallel', 'firecrawl'];
const oneOf =
  (options: readonly string[]): FieldRule =>
  (value, path) =>
    void requireOneOf(value, options, path);
const ASKED_MODEL: Readonly<Record<string, FieldRule>> = {
  name: ofType('string', { most: 64 }),
  model: text,
  instructions: text,
  max_completion_tokens: ofType('integer', { least: 1 }),
};

/** The options of each tool, with their ranges. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  'openrouter:web_search': {
    engine: oneOf(SEARCH_ENGINES),
    max_results: ofType('integer', { least: 1, most: 25 }),
    max_uses: uses,
    max_total_results: ofType('integer', { least: 1 }),
    max_characters: ofType('integer', { least: 1, most: 100_000 }),
    search_context_size: oneOf(['low', 'medium', 'high']),
    allowed_domains: list,
    excluded_domains: list,
  },
  'openrouter:web_fetch': {
    engine: oneOf(FETCH_ENGINES),
    max_uses: uses,
    max_content_tokens: ofType('integer', { least: 1 }),
    allowed_domains: list,
    blocked_domains: list,
  },
  'openrouter:datetime': { timezone: text },
  'openrouter:image_generation': { model: text },
  'openrouter:experimental__search_models': { max_results: ofType('integer', { least: 1, most: 20 }) },
  'openrouter:tool_search': { max_results: ofType('integer', { least: 1, most: 50 }) },
  'openrouter:fusion': {
    analysis_models: ofType('array', { least: 1, most: 8 }),
    model: text,
    max_tool_calls: ofType('integer', { least: 1, most: 16 }),
    max_completion_tokens: ofType('integer', { least: 1 }),
    tools: ofType('array', { most: 8 }),
  },
  'openrouter:advisor': ASKED_MODEL,
  'openrouter:subagent': { ...ASKED_MODEL, max_tool_calls: ofType('integer', { least: 1, most: 25 }) },
};

/** Checks a server tool: whether the API has it, and its options. False for a type that is none. */
export function checkServerTool(tool: JsonObject, type: string, path: string, api: ChatApi): boolean {
  const known = findServerTool(type);
  if (known && !known.apis.includes(api)) refuse(`${path}.type`, `The tool "${type}" is not available in this API`);
  if (!known) {
    if (type.startsWith('openrouter:')) refuse(`${path}.type`, `There is no server tool "${type}"`);
    return false;
  }
  const rules = OPTIONS[canonicalType(type)] ?? {};
  const parameters = isJsonObject(tool.parameters) ? tool.parameters : {};
  checkFields(parameters, rules, `${path}.parameters.`);
  if (!type.startsWith('openrouter:')) checkFields(tool, rules, `${path}.`);
  const { allowed_domains: allowed, excluded_domains: excluded, engine } = parameters;
  // Recorded: without an engine both are taken, for the router then chooses one that can do both.
  const chosen = typeof engine === 'string' && engine !== 'auto' && engine !== 'exa';
  if (Array.isArray(allowed) && Array.isArray(excluded) && chosen) {
    refuse(`${path}.parameters`, 'Only one of "allowed_domains" and "excluded_domains" can be given');
  }
  return true;
}
