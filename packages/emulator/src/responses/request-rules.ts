import { PROMPT_CACHE_RULES } from '../chat/check/cache-rules.ts';
import { DEBUG, IMAGE_CONFIG, ROUTING_RULES } from '../chat/check/routing-rules.ts';
import { checkFields, ofType, orNull, refuse, type FieldRule } from '../checks/field-check.ts';
import { listOf, oneOf, valuesOf } from '../checks/field-rules.ts';
import type { JsonObject } from '../json/json-value.ts';

const number = orNull(ofType('number'));
const INCLUDES = [
  'file_search_call.results',
  'message.input_image.image_url',
  'computer_call_output.output.image_url',
  'reasoning.encrypted_content',
  'code_interpreter_call.outputs',
];
const TIERS = ['auto', 'default', 'fast', 'flex', 'priority', 'scale'];

const RULES: Readonly<Record<string, FieldRule>> = {
  ...ROUTING_RULES,
  model: ofType('string'),
  instructions: orNull(ofType('string')),
  stream: ofType('boolean'),
  max_output_tokens: orNull(ofType('integer', { least: 1 })),
  max_tool_calls: orNull(ofType('integer', { least: 1 })),
  temperature: number,
  top_p: number,
  top_k: ofType('integer'),
  frequency_penalty: number,
  presence_penalty: number,
  top_logprobs: orNull(ofType('integer', { least: 0, most: 20 })),
  parallel_tool_calls: orNull(ofType('boolean')),
  metadata: orNull(valuesOf(ofType('string', { most: 512 }))),
  truncation: orNull(oneOf('auto', 'disabled')),
  include: orNull(listOf(oneOf(...INCLUDES))),
  modalities: listOf(oneOf('text', 'image')),
  image_config: IMAGE_CONFIG,
  debug: DEBUG,
  store: ofType('boolean'),
  background: orNull(ofType('boolean')),
  service_tier: orNull(oneOf(...TIERS)),
  ...PROMPT_CACHE_RULES,
  safety_identifier: orNull(ofType('string')),
  user: ofType('string', { most: 256 }),
};

/** Checks the fields that stay as they are, and refuses what this endpoint does not do. */
export function checkResponsesFields(body: JsonObject): void {
  checkFields(body, RULES);
  // These two are OpenRouter's rules, the next two limits of the emulator.
  if (body.store === true) refuse('store', 'OpenRouter stores no responses: "store" must be false');
  if (body.previous_response_id !== undefined && body.previous_response_id !== null) {
    refuse('previous_response_id', 'OpenRouter stores no responses: send the whole history in "input"');
  }
  if (body.background === true) refuse('background', 'The emulator does not simulate background responses');
  if (body.prompt !== undefined && body.prompt !== null) {
    refuse('prompt', 'The emulator does not simulate stored prompts');
  }
}
