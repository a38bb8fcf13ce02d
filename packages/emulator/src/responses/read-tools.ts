import { refuse, requireList, requireObject, requireOneOf, requireString } from '../checks/field-check.ts';
import type { ChatRequest, ChatTool } from '../chat/chat-request.ts';
import { checkTools } from '../chat/check/check-tools.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { checkTool, toolOptions } from './tool-rules.ts';

type ToolMembers = Pick<ChatRequest, 'tools' | 'tool_choice'>;

/** `tools` and `tool_choice` as a chat request has them. */
export function readTools(body: JsonObject): ToolMembers {
  const tools = body.tools === undefined ? [] : requireList(body.tools, 'tools').map(readTool);
  const read = readChoice(body.tool_choice, tools);
  // The rules for names and choices are those of chat.
  checkTools(read as unknown as JsonObject, 'responses');
  return read;
}

function readTool(value: JsonValue, index: number): ChatTool {
  const path = `tools.${index}`;
  const tool = requireObject(value, path);
  const type = requireString(tool.type, `${path}.type`);
  checkTool(tool, type, path);
  if (type !== 'function') {
    // The tools that OpenRouter runs have their options beside the type or in `parameters`.
    if (tool.parameters !== undefined) requireObject(tool.parameters, `${path}.parameters`);
    const all = toolOptions(tool);
    return { type, ...(Object.keys(all).length > 0 && { parameters: all }) };
  }
  const { description, parameters } = tool;
  return {
    type,
    function: {
      name: requireString(tool.name, `${path}.name`),
      ...(typeof description === 'string' && { description }),
      parameters: isJsonObject(parameters) ? parameters : {},
    },
    ...(tool.defer_loading === true && { defer_loading: true }),
  };
}

function readChoice(value: JsonValue | undefined, tools: ChatTool[]): ToolMembers {
  const offered = tools.length > 0 ? { tools } : {};
  if (value === undefined) return offered;
  if (typeof value === 'string') {
    return { ...offered, tool_choice: requireOneOf(value, ['auto', 'none', 'required'], 'tool_choice') as 'auto' }; // checked
  }
  const choice = requireObject(value, 'tool_choice');
  const type = requireString(choice.type, 'tool_choice.type');
  if (type === 'function') {
    const name = requireString(choice.name, 'tool_choice.name');
    return { ...offered, tool_choice: { type, function: { name } } };
  }
  return type === 'allowed_tools' ? readAllowed(choice, tools) : { ...offered, tool_choice: { type } };
}

function readAllowed(choice: JsonObject, tools: readonly ChatTool[]): ToolMembers {
  const mode = requireOneOf(choice.mode, ['auto', 'required'], 'tool_choice.mode');
  const allowed = requireList(choice.tools, 'tool_choice.tools').map((entry, index) =>
    requireObject(entry, `tool_choice.tools.${index}`),
  );
  const kept = tools.filter((tool) =>
    allowed.some(
      ({ type, name }) => type === tool.type && (tool.function === undefined || tool.function.name === name),
    ),
  );
  if (kept.length === 0) refuse('tool_choice.tools', 'None of the allowed tools is among the offered tools');
  return { tools: kept, tool_choice: mode as 'auto' }; // checked
}
