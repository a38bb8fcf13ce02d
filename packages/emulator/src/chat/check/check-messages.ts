import {
  checkFields,
  ofType,
  orNull,
  refuse,
  requireList,
  requireObject,
  requireOneOf,
  requireString,
  type FieldRule,
} from '../../checks/field-check.ts';
import { listOf, objectOf, oneOf } from '../../checks/field-rules.ts';
import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { checkContent } from './check-content.ts';
import { checkReasoningDetail } from './reasoning-detail-rules.ts';

const ROLES = ['system', 'developer', 'user', 'assistant', 'tool'];
const text = ofType('string');

const checkCall = objectOf(
  {
    id: text,
    type: oneOf('function'),
    function: objectOf({ name: text, arguments: text }, ['name', 'arguments']),
  },
  ['id', 'type', 'function'],
);

/** What an assistant message may carry beside content and calls. */
const ASSISTANT_RULES: Readonly<Record<string, FieldRule>> = {
  name: text,
  model: text,
  refusal: orNull(text),
  reasoning: orNull(text),
  reasoning_details: listOf(checkReasoningDetail),
  images: listOf(objectOf({ image_url: objectOf({ url: text }, ['url']) }, ['image_url'])),
  audio: objectOf({ id: text, data: text, expires_at: ofType('integer'), transcript: text }),
};

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
    if (role === 'assistant') continue;
    checkFields(message, { name: text }, `${path}.`);
    checkContent(message.content, `${path}.content`);
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
  if (message.content !== undefined && message.content !== null) {
    checkContent(message.content, `${path}.content`, 'assistant');
  }
  checkFields(message, ASSISTANT_RULES, `${path}.`);
  for (const [index, entry] of (calls === undefined ? [] : requireList(calls, `${path}.tool_calls`)).entries()) {
    const callPath = `${path}.tool_calls.${index}`;
    checkCall(entry, callPath);
    const id = requireString(requireObject(entry, callPath).id, `${callPath}.id`);
    if (ids.has(id)) refuse(`${callPath}.id`, `Tool call ids must be unique, "${id}" stands twice`);
    ids.add(id);
  }
  return ids;
}
