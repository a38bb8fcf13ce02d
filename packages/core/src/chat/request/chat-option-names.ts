import type { ChatOptions } from '../../wire/chat-options.ts';

// A record, so that a name that is missing or unknown is a compile error.
const order: Readonly<Record<keyof ChatOptions, true>> = {
  models: true,
  route: true,
  preset: true,
  provider: true,
  plugins: true,
  max_tokens: true,
  max_completion_tokens: true,
  temperature: true,
  top_p: true,
  top_k: true,
  min_p: true,
  top_a: true,
  frequency_penalty: true,
  presence_penalty: true,
  repetition_penalty: true,
  seed: true,
  stop: true,
  logit_bias: true,
  logprobs: true,
  top_logprobs: true,
  prediction: true,
  reasoning: true,
  reasoning_effort: true,
  include_reasoning: true,
  verbosity: true,
  response_format: true,
  structured_outputs: true,
  parallel_tool_calls: true,
  max_tool_calls: true,
  stop_server_tools_when: true,
  web_search_options: true,
  x_search_filter: true,
  modalities: true,
  image_config: true,
  audio: true,
  cache_control: true,
  prompt_cache_key: true,
  prompt_cache_options: true,
  session_id: true,
  user: true,
  metadata: true,
  trace: true,
  service_tier: true,
  usage: true,
  transforms: true,
  debug: true,
};

/** Every option of a chat request, in the order in which they stand in a body. */
export const chatOptionNames: readonly (keyof ChatOptions)[] =
  // `Object.keys` gives exactly the keys of the record above, in their order.
  /* @__PURE__ */ Object.keys(order) as (keyof ChatOptions)[];

const positions: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ chatOptionNames.map((name, position) => [name, position]),
);

/**
 * The options that are given, in the order in which they stand in a body.
 *
 * @param onUnknown hears of fields that are no options
 */
export function givenOptionNames(
  options: Readonly<Record<string, unknown>>,
  onUnknown: (name: string) => void,
): (keyof ChatOptions)[] {
  const given: (keyof ChatOptions)[] = [];
  for (const name in options) {
    if (options[name] === undefined) continue;
    if (isOptionName(name)) given.push(name);
    else onUnknown(name);
  }
  return given.toSorted((one, other) => (positions.get(one) ?? 0) - (positions.get(other) ?? 0));
}

function isOptionName(name: string): name is keyof ChatOptions {
  return positions.has(name);
}
