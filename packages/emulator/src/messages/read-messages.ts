import { refuse, requireList, requireObject, requireOneOf, requireString } from '../checks/field-check.ts';
import type { ChatMessage, ContentPart, ToolCall } from '../chat/chat-request.ts';
import type { ReasoningDetail } from '../chat/reasoning/reasoning-detail.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { checkBlock } from './block-rules.ts';
import { readBlock, readContent } from './read-blocks.ts';
import { readThinking } from './thinking-blocks.ts';

/** The conversation as chat messages. Tool results are messages of their own there. */
export function readMessages(value: JsonValue | undefined): ChatMessage[] {
  const messages = requireList(value, 'messages');
  if (messages.length === 0) refuse('messages', 'at least one message is required');
  let open: string[] = [];
  const read = messages.flatMap((entry, index) => {
    const path = `messages.${index}`;
    const message = requireObject(entry, path);
    const role = requireOneOf(message.role, ['user', 'assistant', 'system'], `${path}.role`);
    if (role === 'assistant') {
      if (open.length > 0) refuseOpenCalls(index - 1, open);
      const said = readAssistant(message.content, `${path}.content`);
      open = (said.tool_calls ?? []).map((call) => call.id);
      return [said];
    }
    if (role === 'system') return [{ role, content: readContent(message.content, `${path}.content`) } as const];
    const heard = readUser(message.content, `${path}.content`, open);
    const answered = new Set(heard.map((one) => one.tool_call_id));
    const missing = open.filter((id) => !answered.has(id));
    if (missing.length > 0) refuseOpenCalls(index - 1, missing);
    open = [];
    return heard;
  });
  if (open.length > 0) refuseOpenCalls(messages.length - 1, open);
  return read;
}

function refuseOpenCalls(index: number, ids: readonly string[]): never {
  refuse(
    `messages.${index}`,
    `\`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids.join(', ')}. ` +
      'Each `tool_use` block must have a corresponding `tool_result` block in the next message.',
  );
}

function readUser(value: JsonValue | undefined, path: string, open: readonly string[]): ChatMessage[] {
  if (typeof value === 'string') return [{ role: 'user', content: value }];
  const results: ChatMessage[] = [];
  const parts: ContentPart[] = [];
  for (const [index, entry] of requireList(value, path).entries()) {
    const blockPath = `${path}.${index}`;
    const block = requireObject(entry, blockPath);
    if (block.type === 'tool_result') results.push(readToolResult(block, blockPath, open));
    else parts.push(...readBlock(block, blockPath));
  }
  return parts.length > 0 || results.length === 0 ? [...results, { role: 'user', content: parts }] : results;
}

function readToolResult(block: JsonObject, path: string, open: readonly string[]): ChatMessage {
  checkBlock(block, path);
  const id = requireString(block.tool_use_id, `${path}.tool_use_id`);
  if (!open.includes(id)) {
    refuse(
      path,
      `unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. ` +
        'Each `tool_result` block must have a corresponding `tool_use` block in the previous message.',
    );
  }
  return {
    role: 'tool',
    tool_call_id: id,
    content: block.content === undefined ? '' : readContent(block.content, `${path}.content`),
  };
}

// What OpenRouter's own tools did in a turn before: the model that answers now has no use for it.
const SERVER_RECORDS = /^(?:server_tool_use|compaction|container_upload|.+_tool_result)$/;

function readAssistant(value: JsonValue | undefined, path: string): ChatMessage {
  if (typeof value === 'string') return { role: 'assistant', content: value };
  const content: ContentPart[] = [];
  const calls: ToolCall[] = [];
  const details: ReasoningDetail[] = [];
  for (const [index, entry] of requireList(value, path).entries()) {
    const blockPath = `${path}.${index}`;
    const block = requireObject(entry, blockPath);
    const type = requireString(block.type, `${blockPath}.type`);
    if (type === 'thinking' || type === 'redacted_thinking') details.push(readThinking(block, blockPath));
    else if (type === 'tool_use') calls.push(readToolUse(block, blockPath));
    else if (SERVER_RECORDS.test(type)) checkBlock(block, blockPath);
    else content.push(...readBlock(block, blockPath));
  }
  return {
    role: 'assistant',
    content: content.length > 0 ? content : null,
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(details.length > 0 && { reasoning_details: details }),
  };
}

function readToolUse(block: JsonObject, path: string): ToolCall {
  checkBlock(block, path);
  const id = requireString(block.id, `${path}.id`);
  const name = requireString(block.name, `${path}.name`);
  return { id, type: 'function', function: { name, arguments: JSON.stringify(block.input ?? {}) } };
}
