import { chatOptionNames, type ChatOptions } from '@openrouter-adapters/core/base';

import {
  anyObject,
  either,
  flag,
  integer,
  listOf,
  mapOf,
  nullable,
  number,
  object,
  oneOf,
  partial,
  text,
  type Check,
  type Checks,
} from '../options/checks.ts';
import { providerPreferences } from '../options/shared-checks.ts';

/**
 * What each option of a chat request may be, by its wire name. The one table of this package that names the options: a field that
 * core's `ChatOptions` gains does not compile until it has a line here.
 *
 * Types are checked, ranges are not: OpenRouter knows them per model. Objects keep the fields that are not listed.
 */
export function chatOptionChecks() {
  const strings = listOf(text);
  const effort = oneOf('max', 'xhigh', 'high', 'medium', 'low', 'minimal', 'none');
  return {
    models: strings,
    route: nullable(oneOf('fallback', 'sort')),
    preset: text,
    provider: providerPreferences(),
    plugins: listOf(object({ id: text })),
    max_tokens: nullable(integer),
    max_completion_tokens: nullable(integer),
    temperature: nullable(number),
    top_p: nullable(number),
    top_k: nullable(integer),
    min_p: nullable(number),
    top_a: nullable(number),
    frequency_penalty: nullable(number),
    presence_penalty: nullable(number),
    repetition_penalty: nullable(number),
    seed: nullable(integer),
    stop: nullable(either('a string or a list of strings', text, strings)),
    logit_bias: nullable(mapOf(number)),
    logprobs: nullable(flag),
    top_logprobs: nullable(integer),
    prediction: nullable(
      object({ type: oneOf('content'), content: either('a string or a list of parts', text, listOf(anyObject)) }),
    ),
    reasoning: partial({
      effort: nullable(effort),
      max_tokens: integer,
      exclude: flag,
      enabled: flag,
      summary: nullable(text),
      context: text,
      mode: text,
    }),
    reasoning_effort: nullable(effort),
    include_reasoning: flag,
    verbosity: text,
    response_format: object({ type: text }),
    structured_outputs: flag,
    parallel_tool_calls: nullable(flag),
    max_tool_calls: integer,
    stop_server_tools_when: listOf(object({ type: text })),
    web_search_options: anyObject,
    x_search_filter: anyObject,
    modalities: strings,
    image_config: anyObject,
    audio: object({ voice: text, format: text }),
    cache_control: object({ type: oneOf('ephemeral') }, { ttl: oneOf('5m', '1h') }),
    prompt_cache_key: nullable(text),
    prompt_cache_options: nullable(object({ mode: text })),
    session_id: text,
    user: text,
    metadata: mapOf(text),
    trace: anyObject,
    service_tier: nullable(text),
    usage: partial({ include: flag }),
    transforms: strings,
    debug: partial({ echo_upstream_body: flag }),
  } satisfies Record<keyof ChatOptions, Check>;
}

/** Options that may be more here than on the wire. */
function hostChecks(): Checks {
  const strict = partial({ strict: flag });
  return {
    logprobs: nullable(either('true, false or a whole number', flag, integer)),
    structured_outputs: either('true, false or { strict: true or false }', flag, strict),
  };
}

/** Tools and choice in the form of the API. */
function toolChecks(): Checks {
  const typed = object({ type: text });
  return { tools: listOf(typed), tool_choice: either('a string or an object with a type', text, typed) };
}

let checks: Checks | undefined;

/** All options together. */
export function settingChecks(): Checks {
  return (checks ??= { ...chatOptionChecks(), ...hostChecks(), ...toolChecks() });
}

const names: ReadonlySet<string> = new Set(chatOptionNames);

/** Is this the wire name of an option that is known here? */
export function isChatOption(name: string): name is keyof ChatOptions {
  return names.has(name);
}
