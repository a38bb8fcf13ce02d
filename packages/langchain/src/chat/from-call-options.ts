import { asObject, chatOptionNames, isObject, layOptions } from '@openrouter-adapters/core/base';
import type { ChatOptions, ChatRequest, JSONValue } from '@openrouter-adapters/core';

import type {
  ChatOpenRouterCallOptions,
  ChatOpenRouterInput,
  ChatOptionFields,
  ToolChoiceInput,
} from './chat-fields.ts';
import { fromToolChoice, fromTools, withFurther } from './from-tools.ts';
import { fieldNames } from './option-names.ts';

/** What a model brings to each of its calls. */
export type ModelDefaults = ChatOptionFields &
  Pick<ChatOpenRouterInput, 'tools' | 'toolChoice' | 'requireParameters' | 'modelKwargs'>;

type Options = Record<string, unknown>;

/** Wire names of options by the names that they have somewhere. */
type Names = ReadonlyMap<string, string | undefined>;

const wireNames: Names = new Map(chatOptionNames.map((name) => [name, name]));
// Agents and prompts written for other chat models give options under their wire names. `metadata` of a call is LangChain's own.
const callNames: Names = new Map([...wireNames, ...fieldNames, ['metadata', undefined]]);

/**
 * The model's fields and the options of one call → the options, tools and extra fields of a request. For each option the first that
 * is given counts, also under another of the API's spellings: the call's, under either of its names; the model's; `modelKwargs` of the
 * call; `modelKwargs` of the model. Tools of `modelKwargs` stand behind the others.
 */
export function fromCallOptions(
  defaults: ModelDefaults,
  call: Partial<ChatOpenRouterCallOptions>,
): Pick<ChatRequest, 'options' | 'extra' | 'tools' | 'tool_choice'> {
  const extra: Options = {};
  for (const kwargs of [defaults.modelKwargs, call.modelKwargs])
    for (const name in kwargs) if (!wireNames.has(name)) extra[name] = kwargs[name];
  const { tools: further, tool_choice: weakest } = extra;
  // A `delete` takes its time even where there is nothing to delete.
  if (further !== undefined) delete extra['tools'];
  if (weakest !== undefined) delete extra['tool_choice'];
  const tools = call.tools ?? defaults.tools;
  // Of `modelKwargs` it is the caller's own word.
  const toolChoice =
    call.toolChoice ?? call.tool_choice ?? defaults.toolChoice ?? (weakest as ToolChoiceInput | undefined);
  const options = layOptions(
    pickOptions(defaults.modelKwargs, wireNames),
    pickOptions(call.modelKwargs, wireNames),
    pickFields(defaults, fieldNames),
    // Anthropic says it in its choice of tools.
    asObject(toolChoice)['disable_parallel_tool_use'] === true ? { parallel_tool_calls: false } : undefined,
    pickOptions(call, callNames),
  );
  const isRequired = call.requireParameters ?? defaults.requireParameters;
  if (isRequired !== undefined) Object.assign(options, { provider: withRequired(options.provider, isRequired) });
  // Each value came from a field of the same name, whose type is that of the option.
  const request: ReturnType<typeof fromCallOptions> = { options };
  if (tools !== undefined) request.tools = fromTools(tools, call.strict);
  if (further !== undefined) request.tools = withFurther(request.tools ?? [], [further].flat());
  if (toolChoice !== undefined) request.tool_choice = fromToolChoice(toolChoice);
  // JSON, by the contract of the field.
  if (Object.keys(extra).length > 0) request.extra = extra as Record<string, JSONValue | undefined>;
  return request;
}

/** The options among what is given. Models and calls have few names of their own: to look for each option in them would take longer. */
function pickOptions(from: object | undefined, names: Names): ChatOptions | undefined {
  let options: Options | undefined;
  for (const name in from) {
    const wire = names.get(name);
    // The names of the table, which the compiler cannot follow through a loop.
    if (wire !== undefined) options = put(options, name, wire, (from as Options)[name]);
  }
  return options;
}

/** The same for a model: a loop that never meets another kind of object is read twice as fast. */
function pickFields(from: object, names: Names): ChatOptions | undefined {
  let options: Options | undefined;
  for (const name in from) {
    const wire = names.get(name);
    if (wire !== undefined) options = put(options, name, wire, (from as Options)[name]);
  }
  return options;
}

// `null` is a value: the caller wrote it. Of two names of an option that of the field counts.
function put(options: Options | undefined, name: string, wire: string, value: unknown): Options | undefined {
  if (value === undefined || (name === wire && options?.[wire] !== undefined)) return options;
  return Object.assign(options ?? {}, { [wire]: value });
}

// What the caller says about providers (order, zdr, …) stays: only what is missing is added.
function withRequired(provider: unknown, isRequired: boolean): unknown {
  // What is no object is reported by the request itself.
  if (provider != null && !isObject(provider)) return provider;
  return { ...provider, require_parameters: provider?.['require_parameters'] ?? isRequired };
}
