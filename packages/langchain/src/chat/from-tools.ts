import type { BindToolsInput, ToolChoice as HostToolChoice } from '@langchain/core/language_models/chat_models';
import { toJsonSchema } from '@langchain/core/utils/json_schema';
import { asObject, isObject, nonEmptyString, withoutUndefined } from '@openrouter-adapters/core/base';
import type { CacheControl, FunctionTool, JSONObject, ServerTool, Tool, ToolChoice } from '@openrouter-adapters/core';

import { readCacheMarks } from './cache-control.ts';
import { cannotSend } from './cannot-send.ts';

/**
 * Tools as LangChain takes them → tools of a request: LangChain's own tools (with a Zod, Standard or JSON schema), OpenAI's and
 * Anthropic's definitions, and server tools of OpenRouter as they are. The caller's objects are not changed.
 *
 * @param strict wins over what each tool says
 */
export function fromTools(tools: readonly BindToolsInput[], strict?: boolean): Tool[] {
  return tools.map((tool) => fromTool(tool, strict));
}

/** Tools and what `modelKwargs` adds to them: a tool that is there already, told by its kind and name, stays as it is. */
export function withFurther(tools: readonly Tool[], further: readonly unknown[]): Tool[] {
  const known = new Set(tools.map(toKey));
  // Of `modelKwargs` they are the caller's own word.
  return [...tools, ...(further as Tool[]).filter((tool) => !known.has(toKey(tool)))];
}

function toKey(tool: unknown): string {
  const { type, function: own, parameters } = asObject(tool);
  return `${String(type)} ${String(asObject(own ?? parameters)['name'])}`;
}

function fromTool(tool: BindToolsInput, strict: boolean | undefined): Tool {
  // Read by its shape: LangChain's own predicates tell tools of another copy of its core apart.
  const definition = asObject(tool);
  const own = isObject(definition['function']) ? definition['function'] : definition;
  const isDefinition = own !== definition || isObject(definition['input_schema']) || isFunctionDefinition(definition);
  const parameters = isHostTool(definition)
    ? toJsonSchema(definition.schema)
    : (own['parameters'] ?? own['input_schema']);
  if (isHostTool(definition) || isDefinition)
    return buildTool(own, parameters, strict, readCacheMarks(definition)?.cache_control);
  // A kind of tool that OpenRouter runs, also one that it adds later.
  const { type } = definition;
  if (typeof type === 'string' && type !== 'function') return definition as unknown as ServerTool;
  throw notATool();
}

function notATool(): Error {
  return cannotSend('A tool without a name, or of no known form,', 'Give it a name and a schema.');
}

type Schema = Parameters<typeof toJsonSchema>[0];

/** A structured tool, its parameters alone, or a runnable that is used as a tool. */
function isHostTool(
  tool: Readonly<Record<string, unknown>>,
): tool is { name: string; description?: unknown; schema: Schema } & Record<string, unknown> {
  const { name, schema } = tool;
  return typeof name === 'string' && (isObject(schema) || typeof schema === 'function');
}

function isFunctionDefinition(definition: Readonly<Record<string, unknown>>): boolean {
  const isUntyped = definition['type'] === undefined || definition['type'] === 'function';
  return isUntyped && typeof definition['name'] === 'string';
}

function buildTool(
  { name, description, strict: own }: Readonly<Record<string, unknown>>,
  parameters: unknown,
  strict: boolean | undefined,
  mark: CacheControl | undefined,
): FunctionTool {
  const id = nonEmptyString(name);
  if (id === undefined) throw notATool();
  return withoutUndefined({
    type: 'function',
    function: withoutUndefined({
      name: id,
      description: nonEmptyString(description),
      // A JSON schema, by the contract of the tool.
      parameters: isObject(parameters) ? (parameters as JSONObject) : undefined,
      strict: strict ?? (typeof own === 'boolean' ? own : undefined),
    }),
    cache_control: mark,
  });
}

/**
 * `tool_choice` as LangChain, OpenAI or Anthropic write it → the API's: `any` means `required`, a name means that tool.
 */
export function fromToolChoice(choice: HostToolChoice): ToolChoice {
  if (typeof choice === 'string') return fromWord(choice);
  const { type, function: own } = choice;
  if (type === 'any' || type === 'auto' || type === 'none' || type === 'required') return fromWord(type);
  const name = nonEmptyString(choice['name']);
  const isNamed = type === 'tool' || (type === 'function' && !isObject(own));
  // Else it is the API's own object.
  return isNamed && name !== undefined ? fromWord(name) : (choice as ToolChoice);
}

function fromWord(word: string): ToolChoice {
  if (word === 'auto' || word === 'none' || word === 'required') return word;
  if (word === 'any') return 'required';
  if (word.startsWith('openrouter:')) return { type: `openrouter:${word.slice('openrouter:'.length)}` };
  return { type: 'function', function: { name: word } };
}
