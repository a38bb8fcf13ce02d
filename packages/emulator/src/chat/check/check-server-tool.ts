import { checkFields, ofType, refuse, requireObject, type FieldRule } from '../../checks/field-check.ts';
import { kindOf, listOf, matching, objectOf, oneOf } from '../../checks/field-rules.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { canonicalType, findServerTool } from '../server-tools/server-tools.ts';
import type { ChatApi } from '../server-tools/server-tool.ts';
import { CACHE_CONTROL } from './cache-rules.ts';
import { IMAGE_CONFIG } from './routing-rules.ts';
import { DOMAINS, NESTED_TOOL, SEARCH_ENGINES, SEARCH_MODE, USER_LOCATION } from './search-rules.ts';

const text = ofType('string');
const model = text;
const uses = ofType('integer', { least: 0 });
const tokens = ofType('integer', { least: 1 });
const REASONING = objectOf({
  effort: oneOf('max', 'xhigh', 'high', 'medium', 'low', 'minimal', 'none'),
  max_tokens: ofType('integer'),
});
const ASKED_MODEL: Readonly<Record<string, FieldRule>> = {
  model,
  max_completion_tokens: tokens,
  reasoning: REASONING,
  temperature: ofType('number'),
};
const HELPER: Readonly<Record<string, FieldRule>> = {
  ...ASKED_MODEL,
  name: (value, path) => {
    ofType('string', { least: 1, most: 64 })(value, path);
    matching(/^[a-zA-Z0-9 _-]+$/, 'name: it has letters, digits, spaces, "_" and "-"')(value, path);
  },
  instructions: text,
};

/** Where commands run. */
const SANDBOX: Readonly<Record<string, FieldRule>> = {
  environment: kindOf({
    container_auto: objectOf({}),
    container_reference: objectOf({ container_id: matching(/^[\w-]{1,20}$/, 'id of a container') }, ['container_id']),
  }),
  sleep_after_seconds: ofType('integer', { least: 1, most: 2_592_000 }),
};

/** The options of each tool, with their ranges. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  'openrouter:web_search': {
    engine: oneOf('auto', ...SEARCH_ENGINES),
    mode: SEARCH_MODE,
    max_results: ofType('integer', { least: 1, most: 25 }),
    max_uses: uses,
    max_total_results: tokens,
    max_characters: ofType('integer', { least: 1, most: 100_000 }),
    search_context_size: oneOf('low', 'medium', 'high'),
    allowed_domains: DOMAINS,
    excluded_domains: DOMAINS,
    user_location: objectOf(USER_LOCATION),
  },
  'openrouter:web_fetch': {
    engine: oneOf('auto', 'native', 'openrouter', 'exa', 'parallel', 'firecrawl'),
    max_uses: uses,
    max_content_tokens: tokens,
    allowed_domains: DOMAINS,
    blocked_domains: DOMAINS,
  },
  'openrouter:datetime': { timezone: text },
  'openrouter:experimental__search_models': { max_results: ofType('integer', { least: 1, most: 20 }) },
  'openrouter:tool_search': { max_results: ofType('integer', { least: 1, most: 50 }) },
  'openrouter:bash': { ...SANDBOX, engine: oneOf('auto', 'native', 'openrouter') },
  'openrouter:shell': { ...SANDBOX, engine: oneOf('auto', 'openrouter') },
  'openrouter:apply_patch': { engine: oneOf('auto', 'native', 'openrouter') },
  'openrouter:fusion': {
    ...ASKED_MODEL,
    analysis_models: listOf(text, { least: 1, most: 8 }),
    max_tool_calls: ofType('integer', { least: 1, most: 16 }),
    tools: listOf(NESTED_TOOL, { most: 8 }),
    cache_control: CACHE_CONTROL,
  },
  'openrouter:advisor': { ...HELPER, forward_transcript: ofType('boolean'), stream: ofType('boolean') },
  'openrouter:subagent': {
    ...HELPER,
    max_tool_calls: ofType('integer', { least: 1, most: 25 }),
    tools: listOf(NESTED_TOOL),
    inherit_functions: ofType('boolean'),
    inherited_function_names: listOf(ofType('string', { least: 1 })),
  },
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
  const parameters = tool.parameters === undefined ? {} : requireObject(tool.parameters, `${path}.parameters`);
  checkFields(parameters, rules, `${path}.parameters.`);
  if (canonicalType(type) === 'openrouter:image_generation') {
    checkFields(parameters, { model }, `${path}.parameters.`);
    IMAGE_CONFIG(parameters, `${path}.parameters`);
  }
  if (!type.startsWith('openrouter:')) checkFields(tool, rules, `${path}.`);
  const { allowed_domains: allowed, excluded_domains: excluded, engine } = parameters;
  // Recorded: without an engine both are taken, for the router then chooses one that can do both.
  const chosen = typeof engine === 'string' && engine !== 'auto' && engine !== 'exa';
  if (Array.isArray(allowed) && Array.isArray(excluded) && chosen) {
    refuse(`${path}.parameters`, 'Only one of "allowed_domains" and "excluded_domains" can be given');
  }
  return true;
}
