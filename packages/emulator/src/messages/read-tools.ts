import {
  checkFields,
  ofType,
  orNull,
  refuse,
  requireList,
  requireObject,
  requireOneOf,
  requireString,
} from '../checks/field-check.ts';
import { listOf, objectOf } from '../checks/field-rules.ts';
import type { ChatRequest, ChatTool } from '../chat/chat-request.ts';
import { checkTools } from '../chat/check/check-tools.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { readCacheControl } from './read-blocks.ts';

/** The client tools that Anthropic defines: the model knows their inputs by heart. */
const KNOWN_INPUTS: Readonly<Record<string, JsonObject>> = {
  bash_20250124: {
    type: 'object',
    properties: { command: { type: 'string' }, restart: { type: 'boolean' } },
    required: ['command'],
  },
  text_editor_20250124: {
    type: 'object',
    properties: {
      command: { type: 'string', enum: ['view', 'create', 'str_replace', 'insert', 'undo_edit'] },
      path: { type: 'string' },
    },
    required: ['command', 'path'],
  },
};

/** Anthropic's own server tools, and OpenRouter's that do the same. */
const SERVER_TOOLS: Readonly<Record<string, string>> = {
  web_search_20250305: 'openrouter:web_search',
  web_search_20260209: 'openrouter:web_search',
  advisor_20260301: 'openrouter:advisor',
  tool_search_tool_bm25: 'openrouter:tool_search',
  tool_search_tool_bm25_20251119: 'openrouter:tool_search',
  tool_search_tool_regex: 'openrouter:tool_search',
  tool_search_tool_regex_20251119: 'openrouter:tool_search',
};

/** `tools` and `tool_choice` as a chat request has them. */
export function readTools(body: JsonObject): Pick<ChatRequest, 'tools' | 'tool_choice' | 'parallel_tool_calls'> {
  const tools = body.tools === undefined ? [] : requireList(body.tools, 'tools').map(readTool);
  const read = { ...(tools.length > 0 && { tools }), ...readToolChoice(body.tool_choice) };
  // The rules for names and choices are those of chat.
  checkTools(read as unknown as JsonObject, 'messages');
  return read;
}

const CUSTOM = objectOf(
  {
    name: ofType('string'),
    description: ofType('string'),
    defer_loading: ofType('boolean'),
    input_schema: objectOf({ type: ofType('string'), required: orNull(listOf(ofType('string'))) }),
  },
  ['name', 'input_schema'],
);

function readTool(value: JsonValue, index: number): ChatTool {
  const path = `tools.${index}`;
  const tool = requireObject(value, path);
  const type = tool.type === undefined ? 'custom' : requireString(tool.type, `${path}.type`);
  const cached = readCacheControl(tool, path);
  const known = KNOWN_INPUTS[type];
  if (known) {
    return {
      type: 'function',
      function: { name: requireString(tool.name, `${path}.name`), parameters: known },
      ...cached,
    };
  }
  if (type === 'custom') {
    CUSTOM(tool, path);
    const { description } = tool;
    return {
      type: 'function',
      function: {
        name: requireString(tool.name, `${path}.name`),
        ...(typeof description === 'string' && { description }),
        parameters: requireObject(tool.input_schema, `${path}.input_schema`),
      },
      ...(tool.defer_loading === true && { defer_loading: true }),
      ...cached,
    };
  }
  const own = SERVER_TOOLS[type];
  if (own === undefined) {
    if (!type.startsWith('openrouter:')) refuse(`${path}.type`, `The emulator does not know the tool type "${type}"`);
    return {
      type,
      ...(tool.parameters !== undefined && { parameters: requireObject(tool.parameters, `${path}.parameters`) }),
    };
  }
  const { type: _type, name: _name, cache_control: _cached, blocked_domains: blocked, ...parameters } = tool;
  // Anthropic's tools take null for absent, OpenRouter's do not.
  const given = Object.entries({ ...parameters, excluded_domains: blocked }).filter(([, option]) => option != null);
  return { type: own, parameters: Object.fromEntries(given) };
}

function readToolChoice(value: JsonValue | undefined): Pick<ChatRequest, 'tool_choice' | 'parallel_tool_calls'> {
  if (value === undefined) return {};
  const choice = requireObject(value, 'tool_choice');
  const type = requireOneOf(choice.type, ['auto', 'any', 'none', 'tool'], 'tool_choice.type');
  if (type !== 'none') checkFields(choice, { disable_parallel_tool_use: ofType('boolean') }, 'tool_choice.');
  const serial = choice.disable_parallel_tool_use === true ? { parallel_tool_calls: false } : {};
  switch (type) {
    case 'any':
      return { tool_choice: 'required', ...serial };
    case 'tool': {
      const name = requireString(choice.name, 'tool_choice.name');
      return { tool_choice: { type: 'function', function: { name } }, ...serial };
    }
    case 'none':
      return { tool_choice: 'none' };
    default:
      return { tool_choice: 'auto', ...serial };
  }
}
