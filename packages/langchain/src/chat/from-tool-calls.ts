import type { BaseMessage } from '@langchain/core/messages';
import { isObject, nonEmptyString } from '@openrouter-adapters/core/base';
import type { ToolCall } from '@openrouter-adapters/core';

import { cannotSend } from './cannot-send.ts';
import { contentListOf } from './content-list.ts';
import { parseObject } from './parse-object.ts';
import type { PromptContext } from './prompt-context.ts';

/** A call of any dialect. `args` is an object, or the text of one that may be cut off. */
interface AnyCall {
  id?: string | undefined;
  name?: string | undefined;
  args?: unknown;
  /** Known for calls of the content; those that LangChain lists tell by their list. */
  isInvalid?: boolean;
}

/**
 * The tool calls of an earlier answer: those that LangChain lists, and those that stand in its content only. A call that could not be
 * parsed, or that stands in the content beside calls that are listed, goes back only where a tool message answers it.
 *
 * Of several calls of which some are answered, the others do not go back either: upstreams refuse a history in which a call has no answer, on
 * every later turn. Where none is answered, what is wrong the upstream says best.
 *
 * @param context what is known of the conversation
 */
export function fromToolCalls(message: BaseMessage, { answered, warnings }: PromptContext): ToolCall[] {
  // Fields of `AIMessage`; a message of another copy of @langchain/core has them too.
  const { tool_calls: valid = [], invalid_tool_calls: invalid = [] } = message as {
    tool_calls?: AnyCall[];
    invalid_tool_calls?: AnyCall[];
  };
  // LangChain lists calls of plain content for some dialects only; what it lists stands in the content again.
  const listed = new Set([...valid, ...invalid].map(({ id }) => id));
  const unlisted = contentListOf(message)
    .flatMap((block) => readCall(block) ?? [])
    .filter((call) => !listed.has(call.id));
  const others = [...unlisted, ...invalid];
  const answeredOf = (calls: readonly AnyCall[]): readonly AnyCall[] => {
    const isAnswered = ({ id }: AnyCall): boolean => answered?.has(id) === true;
    // What has no id is refused as such.
    const kept = calls.filter((call) => isAnswered(call) || !call.id);
    const isNone = !calls.some(isAnswered) && !others.some(isAnswered);
    if (warnings === undefined || isNone || kept.length === calls.length) return calls;
    warnings.push(
      'tool_calls: those without an answer were left out beside others that have one; upstreams refuse them.',
    );
    return kept;
  };
  return [
    ...(valid.length + others.length > 1 ? answeredOf(firstOfEachId(valid)) : valid).map((call) =>
      toWireCall(call, JSON.stringify(call.args)),
    ),
    ...others.flatMap((call) => {
      const text = typeof call.args === 'string' ? call.args : JSON.stringify(call.args ?? '');
      const isWhole = parseObject(text) !== undefined;
      // A list from which somebody took a call is the caller's will, until a tool message answers that call.
      const isMeant = valid.length === 0 && call.isInvalid === false && isWhole;
      const isSent = isMeant || answered?.has(call.id) === true;
      // Upstreams refuse a history whose arguments do not parse.
      return isSent ? [toWireCall(call, isWhole ? text : '{}')] : [];
    }),
  ];
}

/** LangChain lists a call of `v1` content again, behind the one by which somebody replaced it, and upstreams refuse an id that comes twice. */
function firstOfEachId(calls: readonly AnyCall[]): AnyCall[] {
  const told = new Set<string | undefined>();
  return calls.filter(({ id }) => !told.has(id) && told.add(id));
}

function readCall(block: unknown): AnyCall | undefined {
  if (!isObject(block)) return undefined;
  const [id, name] = [nonEmptyString(block['id']), nonEmptyString(block['name'])];
  switch (block['type']) {
    case 'tool_call':
    case 'tool_call_chunk':
    case 'invalid_tool_call':
      return { id, name, args: block['args'], isInvalid: block['type'] === 'invalid_tool_call' };
    case 'tool_use':
      return { id, name, args: block['input'], isInvalid: false };
    case 'function_call':
      return { id: nonEmptyString(block['call_id']) ?? id, name, args: block['arguments'], isInvalid: false };
    default:
      return undefined;
  }
}

function toWireCall({ id, name }: AnyCall, text: string): ToolCall {
  if (id === undefined || id === '') {
    throw cannotSend(`A call of the tool ${name ?? ''} without id`, 'Give it the id of its tool message.');
  }
  return { id, type: 'function', function: { name: name ?? '', arguments: text } };
}
