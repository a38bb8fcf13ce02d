import type { ChatAnswer } from '../chat/chat-answer.ts';
import type { ToolCall } from '../chat/chat-request.ts';
import { isJsonObject, type JsonObject } from '../json/json-value.ts';
import type { Random } from '../deterministic/random.ts';
import { toServerToolBlocks } from './server-tool-blocks.ts';
import { toThinkingBlock } from './thinking-blocks.ts';

/** A block of the answer, and the text in which a stream tells it bit by bit. */
export interface ContentBlock {
  readonly block: JsonObject;
  /** The arguments of a call as the model wrote them: an answer that was cut off ends in the middle of them. */
  readonly inputText?: string;
}

/** What decides how blocks look, beside the answer. */
export interface ContentOptions {
  /** The text of thinking is left out. */
  readonly omitsThinking: boolean;
  readonly ids: Random;
}

/** An answer as Anthropic's content blocks: thinking, server tools, text, tool calls. */
export function buildContent(answer: ChatAnswer, options: ContentOptions): ContentBlock[] {
  const said = answer.refusal ?? answer.text;
  const citations = answer.annotations.flatMap(toCitation);
  return [
    ...answer.details.map((detail) => ({ block: toThinkingBlock(detail, options.omitsThinking) })),
    ...(answer.serverTools ?? []).flatMap((use) => toServerToolBlocks(use, options.ids).map((block) => ({ block }))),
    ...(said === ''
      ? []
      : [{ block: { type: 'text', text: said, citations: citations.length > 0 ? citations : null } }]),
    ...answer.toolCalls.map(toToolUse),
  ];
}

function toToolUse({ id, function: { name, arguments: inputText } }: ToolCall): ContentBlock {
  return { block: { type: 'tool_use', id, name, input: parseInput(inputText), caller: { type: 'direct' } }, inputText };
}

function parseInput(text: string): JsonObject {
  try {
    const input: unknown = JSON.parse(text);
    return isJsonObject(input) ? input : {};
  } catch {
    // "" of a tool that takes nothing, or arguments that the token limit cut off: Anthropic's form has an object anyway.
    return {};
  }
}

/** A citation of the web; notes about files have no counterpart in Anthropic's form. */
function toCitation({ type, url_citation: cited }: JsonObject): JsonObject[] {
  if (type !== 'url_citation' || !isJsonObject(cited) || typeof cited.url !== 'string') return [];
  const { url, title, content } = cited;
  return [
    {
      type: 'web_search_result_location',
      cited_text: content ?? '',
      encrypted_index: btoa(url),
      title: title ?? null,
      url,
    },
  ];
}
