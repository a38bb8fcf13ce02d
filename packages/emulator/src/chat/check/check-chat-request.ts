import { parseJsonBody } from '../../checks/parse-json-body.ts';
import type { ChatRequest } from '../chat-request.ts';
import { AUDIO_RULE } from '../media/check-audio.ts';
import { listOf, objectOf, oneOf, textOr, valuesOf } from '../../checks/field-rules.ts';
import { PROMPT_CACHE_RULES } from './cache-rules.ts';
import { checkMessages } from './check-messages.ts';
import { checkReasoning } from './check-reasoning.ts';
import { checkResponseFormat } from './check-response-format.ts';
import { checkTools } from './check-tools.ts';
import { DEBUG, IMAGE_CONFIG, ROUTING_RULES } from './routing-rules.ts';
import { checkFields, ofType, orNull, refuse, type FieldRule } from '../../checks/field-check.ts';

const text = ofType('string');
const number = orNull(ofType('number'));
const tokens = orNull(ofType('integer', { least: 1 }));

/** Fields and their types; which of them take null is fact: OpenRouter's schema refuses it for the others. */
const RULES: Readonly<Record<string, FieldRule>> = {
  ...ROUTING_RULES,
  ...PROMPT_CACHE_RULES,
  model: text,
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
  stop: orNull(textOr(listOf(text, { most: 4 }))),
  logit_bias: orNull(valuesOf(ofType('number'))),
  logprobs: orNull(ofType('boolean')),
  top_logprobs: orNull(ofType('integer', { least: 0, most: 20 })),
  parallel_tool_calls: orNull(ofType('boolean')),
  response_format: checkResponseFormat,
  modalities: listOf(oneOf('text', 'image', 'audio')),
  audio: orNull(AUDIO_RULE),
  metadata: valuesOf(text),
  image_config: IMAGE_CONFIG,
  debug: DEBUG,
  service_tier: orNull(oneOf('auto', 'default', 'fast', 'flex', 'priority', 'scale')),
  stream_options: orNull(objectOf({ include_usage: ofType('boolean') })),
  prediction: orNull(
    objectOf(
      {
        type: oneOf('content'),
        content: textOr(listOf(objectOf({ type: oneOf('text'), text }, ['type', 'text']))),
      },
      ['type', 'content'],
    ),
  ),
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
