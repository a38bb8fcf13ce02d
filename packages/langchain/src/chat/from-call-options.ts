import type { ChatRequest, JSONValue } from '@openrouter-adapters/core';

import type { ChatOpenRouterCallOptions, ChatOpenRouterInput, ChatOptionFields } from './chat-fields.ts';
import { fromToolChoice, fromTools } from './from-tools.ts';
import { isObject } from './json.ts';
import { optionNames } from './option-names.ts';

/** What a model brings to each of its calls. */
export type ModelDefaults = ChatOptionFields &
  Pick<ChatOpenRouterInput, 'tools' | 'toolChoice' | 'requireParameters' | 'modelKwargs'>;

type Options = Record<string, unknown>;

/**
 * The model's fields and the options of one call → the options, tools and extra fields of a request. For each option the first that
 * is given counts: the call's, under either of its names; the model's; `modelKwargs` of the call; `modelKwargs` of the model.
 */
export function fromCallOptions(
  defaults: ModelDefaults,
  call: Partial<ChatOpenRouterCallOptions>,
): Pick<ChatRequest, 'options' | 'extra' | 'tools' | 'tool_choice'> {
  // JSON, by the contract of the field.
  const extra = { ...defaults.modelKwargs, ...call.modelKwargs } as Record<string, JSONValue | undefined>;
  const tools = call.tools ?? defaults.tools;
  const toolChoice = call.toolChoice ?? call.tool_choice ?? defaults.toolChoice;
  const options: Options = {};
  const said = readCall(call);
  for (const { wire, field } of optionNames) {
    let value = said[wire];
    // `null` is a value: the caller wrote it.
    if (value === undefined) value = read(defaults, field);
    if (value === undefined) value = extra[wire];
    if (value === undefined) continue;
    options[wire] = value;
    delete extra[wire];
  }
  const isRequired = call.requireParameters ?? defaults.requireParameters;
  if (isRequired !== undefined) options['provider'] = withRequired(options['provider'], isRequired);
  return {
    // Each value came from a field of the same name, whose type is that of the option.
    options,
    ...(tools !== undefined && { tools: fromTools(tools, call.strict) }),
    ...(toolChoice !== undefined && { tool_choice: fromToolChoice(toolChoice) }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}

// What the caller says about providers (order, zdr, …) stays: only what is missing is added.
function withRequired(provider: unknown, isRequired: boolean): unknown {
  if (provider === undefined || provider === null) return { require_parameters: isRequired };
  // What is no object is reported by the request itself.
  if (!isObject(provider) || (provider['require_parameters'] ?? undefined) !== undefined) return provider;
  return { ...provider, require_parameters: isRequired };
}

/** The options of a call under their wire names. A call has few of them: looking for each by both of its names would take longer. */
function readCall(call: object): Options {
  const said: Options = {};
  for (const [name, value] of Object.entries(call)) {
    const wire = wireNames.get(name);
    // Agents and prompts written for other chat models give options under their wire names; the field wins.
    if (wire !== undefined && value !== undefined && (said[wire] === undefined || name !== wire)) said[wire] = value;
  }
  return said;
}

/** Of each name that an option may have in a call. `metadata` is LangChain's own. */
const wireNames: ReadonlyMap<string, string> = new Map(
  optionNames.flatMap(
    ({ wire, field }) => [[field, wire], ...(wire === 'metadata' ? [] : [[wire, wire]])] as [string, string][],
  ),
);

// The names come from `optionNames`, which the compiler cannot follow through a loop.
function read(fields: object, name: string): unknown {
  return (fields as Options)[name];
}
