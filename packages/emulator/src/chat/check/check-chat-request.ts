import type { JsonValue } from '../../json/json-value.ts';
import { parseJsonBody } from '../../checks/parse-json-body.ts';
import type { ChatRequest } from '../chat-request.ts';
import { checkCacheControl, checkMessages } from './check-messages.ts';
import { checkProvider } from '../../checks/check-provider.ts';
import { checkReasoning } from './check-reasoning.ts';
import { checkResponseFormat } from './check-response-format.ts';
import { checkTools } from './check-tools.ts';
import {
  checkFields,
  ofType,
  orNull,
  refuse,
  requireObject,
  requireOneOf,
  requireString,
  type FieldRule,
} from '../../checks/field-check.ts';

const text = ofType('string');
const textList: FieldRule = (value, path) => {
  ofType('array')(value, path);
  for (const [index, entry] of (value as JsonValue[]).entries()) requireString(entry, `${path}.${index}`); // checked above
};
const number = orNull(ofType('number'));
const tokens = orNull(ofType('integer', { least: 1 }));

/** Fields and their types; which of them take null is fact: OpenRouter's schema refuses it for the others. */
const RULES: Readonly<Record<string, FieldRule>> = {
  model: text,
  models: textList,
  stream: ofType('boolean'),
  max_tokens: tokens,
  max_completion_tokens: tokens,
  temperature: number,
  top_p: number,
  top_k: orNull(ofType('integer')),
  min_p: number,
  top_a: number,
  frequency_penalty: number,
  presence_penalty: number,
  repetition_penalty: number,
  seed: orNull(ofType('integer')),
  stop: orNull((value, path) => {
    if (typeof value === 'string') return;
    textList(value, path);
    ofType('array', { most: 4 })(value, path);
  }),
  logit_bias: orNull(ofType('object')),
  logprobs: orNull(ofType('boolean')),
  top_logprobs: orNull(ofType('integer', { least: 0, most: 20 })),
  parallel_tool_calls: orNull(ofType('boolean')),
  response_format: checkResponseFormat,
  provider: orNull(checkProvider),
  plugins: checkPlugins,
  modalities: (value, path) => {
    textList(value, path);
    for (const modality of value as string[]) requireOneOf(modality, ['text', 'image', 'audio'], path); // checked above
  },
  image_config: ofType('object'),
  cache_control: checkCacheControl,
  metadata: ofType('object'),
  trace: ofType('object'),
  debug: ofType('object'),
  session_id: ofType('string', { most: 256 }),
  user: text,
  service_tier: orNull((value, path) =>
    requireOneOf(value, ['auto', 'default', 'fast', 'flex', 'priority', 'scale'], path),
  ),
  route: orNull((value, path) => requireOneOf(value, ['fallback', 'sort'], path)),
  stream_options: orNull(ofType('object')),
  prediction: orNull(ofType('object')),
};

/** Reads the body of a chat request. What OpenRouter would refuse is refused with a 400 that names the field. */
export function checkChatRequest(bodyText: string): ChatRequest {
  const body = parseJsonBody(bodyText);
  if (body.messages === undefined && typeof body.prompt !== 'string') {
    refuse('', 'Input required: specify "prompt" or "messages"');
  }
  if (body.messages !== undefined) checkMessages(body.messages);
  checkFields(body, RULES);
  checkReasoning(body);
  checkTools(body);
  if (typeof body.top_logprobs === 'number' && body.logprobs !== true) {
    refuse('top_logprobs', '"top_logprobs" needs "logprobs": true');
  }
  const messages = body.messages ?? [{ role: 'user', content: body.prompt }];
  // Every member that ChatRequest names was checked above.
  return { ...body, messages } as unknown as ChatRequest;
}

/** Plugins that the emulator simulates, or that change nothing in what it answers. */
const PLUGINS = [
  'web',
  'file-parser',
  'response-healing',
  'context-compression',
  'moderation',
  'auto-router',
  'auto-beta-router',
];
const NOT_SIMULATED = ['web-fetch', 'pareto-router', 'fusion', 'switchyard-router'];

function checkPlugins(value: JsonValue, path: string): void {
  ofType('array')(value, path);
  for (const [index, entry] of (value as JsonValue[]).entries()) {
    // checked in the line before
    const id = requireString(requireObject(entry, `${path}.${index}`).id, `${path}.${index}.id`);
    if (NOT_SIMULATED.includes(id)) refuse(`${path}.${index}.id`, `The emulator does not simulate the plugin "${id}"`);
    requireOneOf(id, PLUGINS, `${path}.${index}.id`);
  }
}
