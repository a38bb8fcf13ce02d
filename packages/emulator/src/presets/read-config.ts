import type { JsonObject, JsonValue } from '../json/json-value.ts';

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
  'cache_enabled',
  'cache_ttl_seconds',
];

/** What a preset keeps of a request. Its members are those of chat, whichever form the request has. */
export interface PresetConfig {
  readonly config: JsonObject;
  readonly systemPrompt: string | null;
}

/** Which endpoint a body is written for. */
export type PresetSource = 'chat' | 'messages' | 'responses';

/** Reads the body of an inference request as a preset. */
export function readConfig(body: JsonObject, source: PresetSource): PresetConfig {
  const config: JsonObject = {};
  for (const name of CONFIG_FIELDS) {
    const value = body[name];
    if (value !== undefined && value !== null) config[name] = value;
  }
  if (source === 'responses' && typeof body.max_output_tokens === 'number') config.max_tokens = body.max_output_tokens;
  return { config, systemPrompt: readSystem(source === 'messages' ? body.system : body.instructions) };
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
