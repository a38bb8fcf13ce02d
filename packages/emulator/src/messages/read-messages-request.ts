import type { ChatRequest } from '../chat/chat-request.ts';
import { ROUTING_RULES, textList } from '../chat/check/routing-rules.ts';
import {
  checkFields,
  ofType,
  orNull,
  refuse,
  requireList,
  requireObject,
  requireOneOf,
  requireString,
  type FieldRule,
} from '../checks/field-check.ts';
import { objectOf, oneOf } from '../checks/field-rules.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { checkSchema } from '../json-schema/check-schema.ts';
import type { JsonObject } from '../json/json-value.ts';
import { readContent } from './read-blocks.ts';
import { readMessages } from './read-messages.ts';
import { readTools } from './read-tools.ts';

const OUTPUT_CONFIG = objectOf({
  effort: orNull(oneOf('low', 'medium', 'high', 'xhigh', 'max')),
  format: orNull(objectOf({ type: oneOf('json_schema'), schema: ofType('object') }, ['type', 'schema'])),
  task_budget: orNull(
    objectOf(
      {
        type: oneOf('tokens'),
        total: ofType('integer', { least: 20_000 }),
        remaining: orNull(ofType('integer', { least: 0 })),
      },
      ['type', 'total'],
    ),
  ),
});

const RULES: Readonly<Record<string, FieldRule>> = {
  ...ROUTING_RULES,
  stream: ofType('boolean'),
  max_tokens: ofType('integer', { least: 1 }),
  temperature: ofType('number'),
  top_p: ofType('number'),
  top_k: ofType('integer'),
  stop_sequences: textList,
  metadata: objectOf({ user_id: orNull(ofType('string')) }),
  user: ofType('string', { most: 256 }),
  service_tier: ofType('string'),
  speed: orNull(oneOf('fast', 'standard')),
  output_config: OUTPUT_CONFIG,
};

/** A request of Anthropic's form as the chat request that means the same. */
export function readMessagesRequest(bodyText: string): { request: ChatRequest; omitsThinking: boolean } {
  const body = parseJsonBody(bodyText);
  const model = requireString(body.model, 'model');
  checkFields(body, RULES);
  if (body.context_management !== undefined && body.context_management !== null) {
    refuse('context_management', 'The emulator does not simulate context management');
  }
  const system =
    body.system === undefined ? [] : [{ role: 'system' as const, content: readContent(body.system, 'system') }];
  const user =
    typeof body.metadata === 'object' && body.metadata !== null && 'user_id' in body.metadata
      ? body.metadata.user_id
      : undefined;
  const { reasoning, omitsThinking } = readThinkingWish(body);
  const { stop_sequences: stop, max_tokens: mostTokens, service_tier: tier } = body;
  const request = {
    ...pick(body, [
      'models',
      'stream',
      'plugins',
      'cache_control',
      'session_id',
      'user',
      'provider',
      'route',
      'trace',
      'stop_server_tools_when',
      'temperature',
      'top_p',
      'top_k',
    ]),
    ...readFallbacks(body),
    ...readTools(body),
    ...readFormat(body),
    ...(reasoning && { reasoning }),
    ...(stop !== undefined && { stop }),
    ...(mostTokens !== undefined && { max_tokens: mostTokens }),
    ...(tier !== undefined && { service_tier: tier }),
    ...(body.speed === 'fast' && { service_tier: 'fast' }),
    ...(body.user === undefined && typeof user === 'string' && { user }),
    // Anthropic's form has no block for images that a model draws.
    modalities: ['text'],
  };
  // Every member was checked above.
  return {
    request: {
      ...(request as Omit<ChatRequest, 'messages'>),
      model,
      messages: [...system, ...readMessages(body.messages)],
    },
    omitsThinking,
  };
}

function pick(body: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])));
}

/** `fallbacks` is Anthropic's way to name what OpenRouter calls `models`. */
function readFallbacks(body: JsonObject): JsonObject {
  if (body.fallbacks === undefined || body.fallbacks === null) return {};
  const fallbacks = requireList(body.fallbacks, 'fallbacks');
  if (body.models !== undefined) refuse('fallbacks', '"fallbacks" cannot be combined with "models"');
  ofType('array', { most: 3 })(fallbacks, 'fallbacks');
  return {
    models: fallbacks.map((entry, index) => {
      const { model, ...others } = requireObject(entry, `fallbacks.${index}`);
      const extra = Object.keys(others)[0];
      if (extra !== undefined) refuse(`fallbacks.${index}`, `Unrecognized key: "${extra}"`);
      return requireString(model, `fallbacks.${index}.model`);
    }),
  };
}

function readThinkingWish(body: JsonObject): { reasoning?: ChatRequest['reasoning']; omitsThinking: boolean } {
  const config = body.output_config === undefined ? {} : requireObject(body.output_config, 'output_config');
  const effort = typeof config.effort === 'string' ? config.effort : undefined;
  if (body.thinking === undefined) return { omitsThinking: false };
  const thinking = requireObject(body.thinking, 'thinking');
  const type = requireOneOf(thinking.type, ['enabled', 'disabled', 'adaptive'], 'thinking.type');
  if (type === 'disabled') return { reasoning: { enabled: false }, omitsThinking: false };
  if (thinking.display !== undefined && thinking.display !== null)
    requireOneOf(thinking.display, ['summarized', 'omitted'], 'thinking.display');
  const omitsThinking = thinking.display === 'omitted';
  if (type === 'adaptive')
    return { reasoning: { enabled: true, ...(effort !== undefined && { effort }) }, omitsThinking };
  const budget = readBudget(thinking, body);
  return { reasoning: { enabled: true, max_tokens: budget, ...(effort !== undefined && { effort }) }, omitsThinking };
}

// Anthropic's smallest budget.
const LEAST_BUDGET = 1024;

function readBudget({ budget_tokens: budget }: JsonObject, { max_tokens: mostTokens }: JsonObject): number {
  ofType('integer', { least: LEAST_BUDGET })(budget ?? null, 'thinking.budget_tokens');
  const tokens = Number(budget);
  if (typeof mostTokens === 'number' && mostTokens <= tokens) {
    refuse('max_tokens', '`max_tokens` must be greater than `thinking.budget_tokens`');
  }
  return tokens;
}

function readFormat(body: JsonObject): JsonObject {
  const config = body.output_config === undefined ? {} : requireObject(body.output_config, 'output_config');
  if (config.format === undefined || config.format === null) return {};
  const format = requireObject(config.format, 'output_config.format');
  const schema = requireObject(format.schema, 'output_config.format.schema');
  checkSchema(schema, 'output_config.format.schema');
  return { response_format: { type: 'json_schema', json_schema: { name: 'output', schema } } };
}
