import { isObject } from '@openrouter-adapters/core/base';
import type { ChatRequest, JSONValue } from '@openrouter-adapters/core';

import type { ChatOpenRouterCallOptions, ChatOpenRouterInput, ChatOptionFields } from './chat-fields.ts';
import { fromToolChoice, fromTools } from './from-tools.ts';
import { optionNames } from './option-names.ts';

/** What a model brings to each of its calls. */
export type ModelDefaults = ChatOptionFields &
  Pick<ChatOpenRouterInput, 'tools' | 'toolChoice' | 'requireParameters' | 'modelKwargs'>;

type Options = Record<string, unknown>;

/** Wire names of options by the names that they have somewhere. */
type Names = ReadonlyMap<string, string>;

const fieldNames: Names = new Map(optionNames.map(({ wire, field }) => [field, wire]));
const wireNames: Names = new Map(optionNames.map(({ wire }) => [wire, wire]));
// `metadata` of a call is LangChain's own.
const callNames: Names = new Map([...wireNames].filter(([name]) => name !== 'metadata'));

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
  const given: Options = {};
  copyOptions(extra, wireNames, given);
  copyOptions(defaults, fieldNames, given, optionFieldsOf(defaults));
  // Agents and prompts written for other chat models give options under their wire names.
  copyOptions(call, callNames, given);
  copyOptions(call, fieldNames, given);
  const options = inOrder(given);
  for (const name of Object.keys(options)) delete extra[name];
  const isRequired = call.requireParameters ?? defaults.requireParameters;
  if (isRequired !== undefined) options['provider'] = withRequired(options['provider'], isRequired);
  // Each value came from a field of the same name, whose type is that of the option.
  const request: ReturnType<typeof fromCallOptions> = { options };
  if (tools !== undefined) request.tools = fromTools(tools, call.strict);
  if (toolChoice !== undefined) request.tool_choice = fromToolChoice(toolChoice);
  if (Object.keys(extra).length > 0) request.extra = extra;
  return request;
}

/** Copies what is given. Models and calls have few names of their own: to look for each option in them would take longer. */
function copyOptions(from: object, names: Names, to: Options, own: readonly string[] = Object.keys(from)): void {
  for (const name of own) {
    const wire = names.get(name);
    if (wire === undefined) continue;
    // The names of the table, which the compiler cannot follow through a loop.
    const value = (from as Options)[name];
    // `null` is a value: the caller wrote it.
    if (value !== undefined) to[wire] = value;
  }
}

/** Fields of the last model, and those of them that are options: most calls of a program are of models that have the same. */
let lastFields: readonly string[] = [];
let lastOptions: readonly string[] = [];

/** The fields of a model that are options. Fewer than a tenth of them are, and to look for them took longer than all else here. */
function optionFieldsOf(model: object): readonly string[] {
  const fields = Object.keys(model);
  if (fields.length !== lastFields.length || fields.some((name, position) => name !== lastFields[position])) {
    lastFields = fields;
    lastOptions = fields.filter((name) => fieldNames.has(name));
  }
  return lastOptions;
}

/** The same options, in whatever order they were given, are the same key of a cache. */
function inOrder(given: Options): Options {
  if (Object.keys(given).length < 2) return given;
  const options: Options = {};
  for (const wire of wireNames.keys()) if (wire in given) options[wire] = given[wire];
  return options;
}

// What the caller says about providers (order, zdr, …) stays: only what is missing is added.
function withRequired(provider: unknown, isRequired: boolean): unknown {
  if (provider === undefined || provider === null) return { require_parameters: isRequired };
  // What is no object is reported by the request itself.
  if (!isObject(provider) || (provider['require_parameters'] ?? undefined) !== undefined) return provider;
  return { ...provider, require_parameters: isRequired };
}
