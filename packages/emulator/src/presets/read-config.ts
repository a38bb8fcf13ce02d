import type { ChatRequest } from '../chat/chat-request.ts';
import { checkChatRequest } from '../chat/check/check-chat-request.ts';
import { parseJsonBody } from '../checks/parse-json-body.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { readMessagesRequest } from '../messages/read-messages-request.ts';
import { readResponsesRequest } from '../responses/read-responses-request.ts';

/** What a preset may say of OpenRouter's cache of answers; no request says it. */
const CACHE_FIELDS: readonly string[] = ['cache_enabled', 'cache_ttl_seconds'];

/** The members of a chat request that a preset keeps; what is said, and how it is to be sent, are none. */
const CONFIG_FIELDS = [
  'model',
  'models',
  'temperature',
  'top_p',
  'top_k',
  'min_p',
  'top_a',
  'frequency_penalty',
  'presence_penalty',
  'repetition_penalty',
  'max_tokens',
  'max_completion_tokens',
  'seed',
  'stop',
  'reasoning',
  'reasoning_effort',
  'verbosity',
  'response_format',
  'provider',
  'plugins',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'service_tier',
  'modalities',
  'image_config',
  'cache_control',
  ...CACHE_FIELDS,
];

/** What a preset keeps of a request. Its members are those of chat, whichever form the request has. */
export interface PresetConfig {
  readonly config: JsonObject;
  readonly systemPrompt: string | null;
}

/** Which endpoint a body is written for. */
export type PresetSource = 'chat' | 'messages' | 'responses';

/** Reads the body of an inference request as a preset. What the endpoint itself would refuse makes none. */
export function readConfig(bodyText: string, source: PresetSource): PresetConfig {
  const body = parseJsonBody(bodyText);
  // A request is JSON, whatever it was read from.
  const request = readRequest(bodyText, source) as unknown as JsonObject;
  const config: JsonObject = {};
  for (const name of CONFIG_FIELDS) {
    const value = request[name] ?? (CACHE_FIELDS.includes(name) ? body[name] : undefined);
    if (value !== undefined && value !== null) config[name] = value;
  }
  return { config, systemPrompt: readSystem(source === 'messages' ? body.system : body.instructions) };
}

function readRequest(bodyText: string, source: PresetSource): ChatRequest {
  switch (source) {
    case 'chat':
      return checkChatRequest(bodyText);
    case 'messages':
      return readMessagesRequest(bodyText).request;
    case 'responses':
      return readResponsesRequest(bodyText).request;
  }
}

/** Messages have `system`, as a text or in parts; responses have `instructions`. Chat has it among what is said. */
function readSystem(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (!Array.isArray(value)) return null;
  const texts = value.map((part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) && typeof part.text === 'string' ? part.text : '',
  );
  return texts.join('\n') || null;
}
