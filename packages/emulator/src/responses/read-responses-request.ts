import { familyOf } from '../catalogue/model-family.ts';
import type { ChatMessage, ChatRequest } from '../chat/chat-request.ts';
import { checkReasoning } from '../chat/check/check-reasoning.ts';
import { DETAIL_FORMATS } from '../chat/reasoning/build-details.ts';
import { ofType, orNull, refuse, requireObject, requireOneOf, requireString } from '../checks/field-check.ts';
import { objectOf } from '../checks/field-rules.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import { checkSchema } from '../json-schema/check-schema.ts';
import type { JsonObject } from '../json/json-value.ts';
import { readInput } from './read-input.ts';
import { readTools } from './read-tools.ts';
import { checkResponsesFields } from './request-rules.ts';

/** A responses request as the chat request that means the same, and what the answer repeats of it. */
export function readResponsesRequest(bodyText: string): {
  request: ChatRequest;
  echoed: JsonObject;
  showsEncrypted: boolean;
} {
  const body = parseJsonBody(bodyText);
  checkResponsesFields(body);
  const { model, instructions } = body;
  const format = DETAIL_FORMATS[familyOf(typeof model === 'string' ? model : '').dialect];
  const messages: ChatMessage[] = [
    ...(typeof instructions === 'string' ? [{ role: 'system' as const, content: instructions }] : []),
    ...(body.input === undefined ? [] : readInput(body.input, format)),
  ];
  if (messages.length === 0) refuse('input', 'Input required: specify "input" or "instructions"');
  const { top_logprobs: topLogprobs, max_output_tokens: mostTokens } = body;
  const request = {
    ...pick(body, PASSED),
    ...readTools(body),
    ...readReasoningWish(body),
    ...readFormat(body),
    ...(typeof mostTokens === 'number' && { max_tokens: mostTokens }),
    ...(typeof topLogprobs === 'number' && topLogprobs > 0 && { logprobs: true, top_logprobs: topLogprobs }),
  };
  const include = Array.isArray(body.include) ? body.include : [];
  return {
    // Every member was checked above.
    request: { ...(request as Omit<ChatRequest, 'messages'>), messages },
    echoed: body,
    showsEncrypted: include.includes('reasoning.encrypted_content'),
  };
}

/** Fields that mean in chat what they mean here. */
const PASSED = [
  'model',
  'models',
  'stream',
  'plugins',
  'cache_control',
  'session_id',
  'user',
  'provider',
  'route',
  'trace',
  'temperature',
  'top_p',
  'top_k',
  'frequency_penalty',
  'presence_penalty',
  'parallel_tool_calls',
  'max_tool_calls',
  'stop_server_tools_when',
  'modalities',
  'image_config',
  'service_tier',
];

function pick(body: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])));
}

function readReasoningWish(body: JsonObject): JsonObject {
  if (body.reasoning === undefined || body.reasoning === null) return {};
  const reasoning = requireObject(body.reasoning, 'reasoning');
  const { context, mode } = reasoning;
  const given = (value: unknown): boolean => value !== undefined && value !== null;
  if (given(context)) requireOneOf(context, ['auto', 'all_turns', 'current_turn'], 'reasoning.context');
  if (given(mode)) requireOneOf(mode, ['standard', 'pro'], 'reasoning.mode');
  checkReasoning({ reasoning });
  return { reasoning: pick(reasoning, ['effort', 'summary', 'enabled', 'max_tokens']) };
}

const SCHEMA_FORMAT = objectOf(
  {
    name: ofType('string'),
    description: ofType('string'),
    strict: orNull(ofType('boolean')),
    schema: ofType('object'),
  },
  ['name', 'schema'],
);

function readFormat(body: JsonObject): JsonObject {
  if (body.text === undefined) return {};
  const { format: value, verbosity } = requireObject(body.text, 'text');
  if (verbosity !== undefined && verbosity !== null) {
    requireOneOf(verbosity, ['low', 'medium', 'high', 'xhigh', 'max'], 'text.verbosity');
  }
  if (value === undefined) return {};
  const format = requireObject(value, 'text.format');
  const type = requireOneOf(format.type, ['text', 'json_object', 'json_schema'], 'text.format.type');
  if (type !== 'json_schema') return { response_format: { type } };
  SCHEMA_FORMAT(format, 'text.format');
  const name = requireString(format.name, 'text.format.name');
  const schema = requireObject(format.schema, 'text.format.schema');
  checkSchema(schema, 'text.format.schema');
  return { response_format: { type, json_schema: { name, schema } } };
}
