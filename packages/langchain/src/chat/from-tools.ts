import type { BindToolsInput, ToolChoice as HostToolChoice } from '@langchain/core/language_models/chat_models';
import { toJsonSchema } from '@langchain/core/utils/json_schema';
import { asObject, isObject, nonEmptyString } from '@openrouter-adapters/core/base';
import type { CacheControl, FunctionTool, JSONObject, ServerTool, Tool, ToolChoice } from '@openrouter-adapters/core';

import { cannotSend } from './cannot-send.ts';

/**
 * Tools as LangChain takes them → tools of a request: LangChain's own tools (with a Zod, Standard or JSON schema), OpenAI's and
 * Anthropic's definitions, and server tools of OpenRouter as they are. The caller's objects are not changed.
 *
 * @param strict wins over what each tool says
 */
export function fromTools(tools: readonly BindToolsInput[], strict: boolean | undefined): Tool[] {
  return tools.map((tool) => fromTool(tool, strict));
}

function fromTool(tool: BindToolsInput, strict: boolean | undefined): Tool {
  // Read by its shape: LangChain's own predicates tell tools of another copy of its core apart.
  const definition: unknown = tool;
  if (!isObject(definition)) throw notATool();
  const mark = readCacheControl(definition);
  if (isHostTool(definition)) {
    const { name, description, schema } = definition;
    return buildTool({ name, description, parameters: toJsonSchema(schema), strict, mark });
  }
  const own = isObject(definition['function']) ? definition['function'] : definition;
  if (own !== definition || isObject(definition['input_schema']) || isFunctionDefinition(definition)) {
    const { name, description, parameters = own['input_schema'] } = own;
    const wanted = strict ?? (typeof own['strict'] === 'boolean' ? own['strict'] : undefined);
    return buildTool({ name, description, parameters, strict: wanted, mark });
  }
  // A kind of tool that OpenRouter runs, also one that it adds later.
  if (typeof definition['type'] === 'string') return definition as unknown as ServerTool;
  throw notATool();
}

function notATool(): Error {
  return cannotSend('A tool that is neither a LangChain tool nor a tool definition', 'Give it a name and a schema.');
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

interface ToolParts {
  name: unknown;
  description: unknown;
  parameters: unknown;
  strict: boolean | undefined;
  mark: CacheControl | undefined;
}

function buildTool({ name, description, parameters, strict, mark }: ToolParts): FunctionTool {
  const id = nonEmptyString(name);
  if (id === undefined) throw cannotSend('A tool without a name', 'Give it one.');
  const text = nonEmptyString(description);
  return {
    type: 'function',
    function: {
      name: id,
      ...(text !== undefined && { description: text }),
      // A JSON schema, by the contract of the tool.
      ...(isObject(parameters) && { parameters: parameters as JSONObject }),
      ...(strict !== undefined && { strict }),
    },
    ...(mark !== undefined && { cache_control: mark }),
  };
}

function readCacheControl(tool: Readonly<Record<string, unknown>>): CacheControl | undefined {
  const mark = asObject(tool['extras'])['cache_control'] ?? tool['cache_control'];
  // A marker is the caller's own word to the upstream: it travels as it is.
  return isObject(mark) ? (mark as unknown as CacheControl) : undefined;
}

/**
 * `tool_choice` as LangChain, OpenAI or Anthropic write it → the API's: `any` means `required`, a name means that tool.
 */
export function fromToolChoice(choice: HostToolChoice): ToolChoice {
  if (typeof choice === 'string') return fromWord(choice);
  const name = nonEmptyString(choice['name']);
  switch (choice['type']) {
    case 'auto':
    case 'none':
    case 'any':
    case 'required':
      return fromWord(choice['type']);
    case 'tool':
      if (name !== undefined) return fromWord(name);
      break;
    case 'function':
      if (name !== undefined && !isObject(choice['function'])) return fromWord(name);
      break;
    default:
  }
  // The API's own object.
  return choice as ToolChoice;
}

function fromWord(word: string): ToolChoice {
  if (word === 'auto' || word === 'none' || word === 'required') return word;
  if (word === 'any') return 'required';
  if (word.startsWith('openrouter:')) return { type: `openrouter:${word.slice('openrouter:'.length)}` };
  return { type: 'function', function: { name: word } };
}
