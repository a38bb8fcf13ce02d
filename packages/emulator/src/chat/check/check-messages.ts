import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.ts';
import { refuse, requireList, requireObject, requireOneOf, requireString } from '../../checks/field-check.ts';

const ROLES = ['system', 'developer', 'user', 'assistant', 'tool'];

/** Checks each message by itself and tool results against the calls that they answer. */
export function checkMessages(value: JsonValue): void {
  const messages = requireList(value, 'messages');
  if (messages.length === 0) refuse('messages', 'Too small: expected array to have >=1 items');
  let open = new Set<string>();
  for (const [index, entry] of messages.entries()) {
    const path = `messages.${index}`;
    const message = requireObject(entry, path);
    const role = requireOneOf(message.role, ROLES, `${path}.role`);
    if (role === 'tool') {
      checkToolResult(message, path, open);
      continue;
    }
    if (open.size > 0) refuseOpenCalls(path, open);
    open = role === 'assistant' ? checkAssistant(message, path) : new Set();
    if (role !== 'assistant') checkContent(message.content, `${path}.content`);
  }
  if (open.size > 0) refuseOpenCalls('messages', open);
}

function refuseOpenCalls(path: string, open: ReadonlySet<string>): never {
  refuse(
    path,
    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
      `The following tool_call_ids did not have response messages: ${[...open].join(', ')}`,
  );
}

function checkToolResult(message: JsonObject, path: string, open: Set<string>): void {
  const id = requireString(message.tool_call_id, `${path}.tool_call_id`);
  if (!open.delete(id)) {
    refuse(
      path,
      `messages with role 'tool' must be a response to a preceding message with 'tool_calls'; no call "${id}" is waiting`,
    );
  }
  checkContent(message.content, `${path}.content`);
}

/** The ids of the calls that tool messages have to answer. */
function checkAssistant(message: JsonObject, path: string): Set<string> {
  const ids = new Set<string>();
  const calls = message.tool_calls ?? undefined;
  if (message.content !== undefined && message.content !== null) checkContent(message.content, `${path}.content`);
  if (calls !== undefined) {
    for (const [index, entry] of requireList(calls, `${path}.tool_calls`).entries()) {
      const callPath = `${path}.tool_calls.${index}`;
      const call = requireObject(entry, callPath);
      const id = requireString(call.id, `${callPath}.id`);
      if (ids.has(id)) refuse(`${callPath}.id`, `Tool call ids must be unique, "${id}" stands twice`);
      ids.add(id);
      const called = requireObject(call.function, `${callPath}.function`);
      requireString(called.name, `${callPath}.function.name`);
      requireString(called.arguments, `${callPath}.function.arguments`);
    }
  }
  if (message.reasoning_details !== undefined && message.reasoning_details !== null) {
    for (const [index, detail] of requireList(message.reasoning_details, `${path}.reasoning_details`).entries()) {
      requireString(
        requireObject(detail, `${path}.reasoning_details.${index}`).type,
        `${path}.reasoning_details.${index}.type`,
      );
    }
  }
  return ids;
}

function checkContent(content: JsonValue | undefined, path: string): void {
  if (typeof content === 'string') return;
  if (!Array.isArray(content)) refuse(path, 'Invalid input: expected string or array of content parts');
  for (const [index, part] of content.entries()) checkPart(requireObject(part, `${path}.${index}`), `${path}.${index}`);
}

function checkPart(part: JsonObject, path: string): void {
  // OpenRouter takes an image part without a type: clients echo generated images so.
  const type =
    part.type === undefined && part.image_url !== undefined ? 'image_url' : requireString(part.type, `${path}.type`);
  const inner = (name: string): JsonObject => requireObject(part[name], `${path}.${name}`);
  switch (type) {
    case 'text':
      requireString(part.text, `${path}.text`);
      break;
    case 'image_url':
      requireString(inner('image_url').url, `${path}.image_url.url`);
      break;
    case 'input_audio':
      requireString(inner('input_audio').data, `${path}.input_audio.data`);
      requireString(inner('input_audio').format, `${path}.input_audio.format`);
      break;
    case 'video_url':
    case 'input_video':
      requireString(inner('video_url').url, `${path}.video_url.url`);
      break;
    case 'file':
      if (inner('file').file_data === undefined && inner('file').file_id === undefined) {
        refuse(`${path}.file`, 'one of file_data and file_id is required');
      }
      break;
    default:
      refuse(`${path}.type`, `Invalid input: unknown content part "${type}"`);
  }
  if (isJsonObject(part.cache_control)) checkCacheControl(part.cache_control, `${path}.cache_control`);
}

/** Checks a cache breakpoint. */
export function checkCacheControl(value: JsonValue, path: string): void {
  const control = requireObject(value, path);
  requireOneOf(control.type, ['ephemeral'], `${path}.type`);
  if (control.ttl !== undefined) requireOneOf(control.ttl, ['5m', '1h'], `${path}.ttl`);
}
