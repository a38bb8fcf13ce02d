import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import type { ChatApi } from '../server-tools/server-tool.ts';
import { ofType, orNull, refuse, requireList, requireObject, requireString } from '../../checks/field-check.ts';
import { objectOf } from '../../checks/field-rules.ts';
import { checkSchema } from '../../json-schema/check-schema.ts';
import { typesOf } from '../../json-schema/json-schema.ts';
import { CACHE_CONTROL } from './cache-rules.ts';
import { checkServerTool } from './check-server-tool.ts';

const NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/** Checks `tools` and, against them, `tool_choice`. `api`: not every API has every server tool. */
export function checkTools(body: JsonObject, api: ChatApi = 'chat'): void {
  const tools = body.tools === undefined ? [] : requireList(body.tools, 'tools');
  const names = tools.flatMap((tool, index) => checkTool(tool, `tools.${index}`, api));
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) refuse('tools', `Tool names must be unique, "${repeated}" is offered twice`);
  if (body.tool_choice !== undefined) checkToolChoice(body.tool_choice, names, tools);
}

const FUNCTION_TOOL = objectOf(
  {
    function: objectOf(
      {
        name: ofType('string'),
        description: ofType('string'),
        parameters: ofType('object'),
        strict: orNull(ofType('boolean')),
      },
      ['name'],
    ),
    cache_control: CACHE_CONTROL,
  },
  ['function'],
);

/** The function's name, or nothing for a server tool. */
function checkTool(value: JsonValue, path: string, api: ChatApi): string[] {
  const tool = requireObject(value, path);
  const type = requireString(tool.type, `${path}.type`);
  if (checkServerTool(tool, type, path, api)) return [];
  if (type !== 'function') refuse(`${path}.type`, `Invalid input: expected "function", received "${type}"`);
  FUNCTION_TOOL(tool, path);
  const name = requireString(requireObject(tool.function, `${path}.function`).name, `${path}.function.name`);
  if (!NAME.test(name)) refuse(`${path}.function.name`, `Invalid string: must match pattern ${NAME}`);
  checkParameters(requireObject(tool.function, `${path}.function`).parameters, `${path}.${PARAMETERS[api]}`);
  return [name];
}

/** Where each API has the schema of a tool's arguments. */
const PARAMETERS: Readonly<Record<ChatApi, string>> = {
  chat: 'function.parameters',
  messages: 'input_schema',
  responses: 'parameters',
};

function checkParameters(schema: JsonValue | undefined, path: string): void {
  if (!isJsonObject(schema)) return;
  const types = typesOf(schema);
  // Code generators for Gemini write types in capitals.
  if (schema.type !== undefined && !types.some((type) => type.toLowerCase() === 'object')) {
    refuse(`${path}.type`, `Invalid schema: arguments are an object, not ${JSON.stringify(schema.type)}`);
  }
  checkSchema(schema, path);
}

function checkToolChoice(choice: JsonValue, names: readonly string[], tools: readonly JsonValue[]): void {
  if (choice === 'none' || choice === 'auto') return;
  if (choice === 'required') {
    if (tools.length === 0) refuse('tool_choice', '"required" needs at least one tool in "tools"');
    return;
  }
  if (!isJsonObject(choice)) refuse('tool_choice', 'Invalid option: expected "none"|"auto"|"required" or an object');
  if (choice.type !== 'function') {
    const type = requireString(choice.type, 'tool_choice.type');
    const offered = tools.some((tool) => isJsonObject(tool) && tool.type === type);
    if (!offered) refuse('tool_choice', `"${type}" is not among the offered tools`);
    return;
  }
  const name = requireString(requireObject(choice.function, 'tool_choice.function').name, 'tool_choice.function.name');
  if (!names.includes(name)) refuse('tool_choice', `Tool "${name}" is not among the offered tools`);
}
