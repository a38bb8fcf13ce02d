import { refuse, requireList, requireObject, requireOneOf, requireString } from '../checks/field-check.ts';
import type { ChatMessage, ContentPart, ToolCall } from '../chat/chat-request.ts';
import type { ReasoningDetail } from '../chat/reasoning/reasoning-detail.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { checkItem } from './item-rules.ts';
import { readContent } from './read-content.ts';
import { readReasoning } from './reasoning-items.ts';

/** What the model did in one turn, while its items are being read. */
interface AssistantTurn {
  readonly content: ContentPart[];
  readonly calls: ToolCall[];
  readonly details: ReasoningDetail[];
}

// What OpenRouter's own tools did in a turn before, and bookkeeping of it: the model that answers has no use for it.
const SERVER_RECORDS =
  /^(?:openrouter:.+|(?:web_search|file_search|image_generation|code_interpreter|mcp)_call|compaction|context_compaction)$/;

/** The items of `input` as chat messages. `format`: that of reasoning whose format was dropped on the way. */
export function readInput(value: JsonValue, format: string): ChatMessage[] {
  if (typeof value === 'string') return [{ role: 'user', content: value }];
  const messages: ChatMessage[] = [];
  const open = new Set<string>();
  let turn: AssistantTurn | undefined;
  const close = (): void => {
    if (turn) messages.push(closeTurn(turn));
    turn = undefined;
  };
  const assistant = (): AssistantTurn => (turn ??= { content: [], calls: [], details: [] });
  for (const [index, entry] of requireList(value, 'input').entries()) {
    const path = `input.${index}`;
    const item = requireObject(entry, path);
    const type = item.type === undefined ? 'message' : requireString(item.type, `${path}.type`);
    checkItem(item, type, path);
    if (type === 'message' && item.role === 'assistant') {
      assistant().content.push(...asParts(item.content, `${path}.content`));
    } else if (type === 'message') {
      close();
      const role = requireOneOf(item.role, ['user', 'system', 'developer', 'assistant'], `${path}.role`);
      messages.push({ role: role as ChatMessage['role'], content: asParts(item.content, `${path}.content`) }); // checked
    } else if (type === 'reasoning') {
      assistant().details.push(...readReasoning(item, path, format));
    } else if (type === 'function_call') {
      const call = readCall(item, path);
      open.add(call.id);
      assistant().calls.push(call);
    } else if (type === 'function_call_output') {
      close();
      const id = requireString(item.call_id, `${path}.call_id`);
      if (!open.delete(id)) refuse(path, `No tool call found for function call output with call_id ${id}.`);
      messages.push({ role: 'tool', tool_call_id: id, content: readContent(item.output, `${path}.output`) });
    } else if (!SERVER_RECORDS.test(type)) {
      refuse(`${path}.type`, `The emulator does not know input items of type "${type}"`);
    }
  }
  close();
  const unanswered = [...open][0];
  if (unanswered !== undefined) refuse('input', `No tool output found for function call ${unanswered}.`);
  return messages;
}

function asParts(value: JsonValue | undefined, path: string): ContentPart[] {
  if (value === null || value === undefined) return [];
  const content = readContent(value, path);
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}

function readCall(item: JsonObject, path: string): ToolCall {
  const id = requireString(item.call_id, `${path}.call_id`);
  const name = requireString(item.name, `${path}.name`);
  return { id, type: 'function', function: { name, arguments: requireString(item.arguments, `${path}.arguments`) } };
}

function closeTurn({ content, calls, details }: AssistantTurn): ChatMessage {
  return {
    role: 'assistant',
    content: content.length > 0 ? content : null,
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(details.length > 0 && { reasoning_details: details }),
  };
}
