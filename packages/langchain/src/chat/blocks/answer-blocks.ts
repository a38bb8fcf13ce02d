import type { ContentBlock, InvalidToolCall } from '@langchain/core/messages';
import { isObject, withoutUndefined } from '@openrouter-adapters/core/base';
import type { Citation, ImageEvent, ServerToolEvent, ToolCallEnd } from '@openrouter-adapters/core';

import { ModelRefusalError } from '../../errors/model-refusal.ts';
import { readDataURL } from '../data-url.ts';
import { parseObject } from '../parse-object.ts';

/** May this call be run? Only when the answer did not break off inside it and its arguments are an object. */
export function isExecutable(call: ToolCallEnd): boolean {
  return call.complete && parseObject(call.arguments) !== undefined;
}

/** Why a tool call of an answer is none that can be run. */
export const invalidToolCallReason = 'The answer ended inside this tool call, or its arguments are not a JSON object.';

/** A tool call of the answer → its block; one that must not be run is an `invalid_tool_call` with the arguments as they came. */
export function toToolCallBlock(call: ToolCallEnd): ContentBlock.Tools.ToolCall | ContentBlock.Tools.InvalidToolCall {
  const { id, name } = call;
  return isExecutable(call)
    ? { type: 'tool_call', id, name, args: parseObject(call.arguments) }
    : { type: 'invalid_tool_call', id, name, args: call.arguments, error: invalidToolCallReason };
}

/** The same for what LangChain has already read. */
export function toInvalidToolCallBlock({ id, name, args, error }: InvalidToolCall): ContentBlock.Tools.InvalidToolCall {
  return withoutUndefined({ type: 'invalid_tool_call', id, name, args, error: error ?? invalidToolCallReason });
}

/** An image: by data where it came as a data URL, else by URL. */
export function toImageBlock({ url }: Pick<ImageEvent, 'url'>): ContentBlock.Multimodal.Image {
  return { type: 'image', ...(readDataURL(url) ?? { url }) };
}

/** A cited page. */
export function toCitation(citation: Omit<Citation, 'annotation'>): ContentBlock.Citation {
  const { title, content: citedText, startIndex, endIndex } = citation;
  return withoutUndefined({ type: 'citation', url: citation.url || undefined, title, startIndex, endIndex, citedText });
}

/** What the model refused to say; older versions of LangChain have no standard block for it. */
export function toRefusalBlock(refusal: string): ContentBlock.Refusal | ContentBlock.NonStandard {
  const block = { type: 'refusal', refusal } as const;
  return ModelRefusalError === undefined ? { type: 'non_standard', value: block } : block;
}

/**
 * What a block carries for the next turn: all details that no block has yet, exactly as they came; `fromReasoning` reads them where a
 * message was made anew of its blocks. The last of the reasoning blocks that follow each other carries theirs and what comes behind it
 * without words (encrypted reasoning, signatures), else the next `server_tool_call` or tool call does. A block of its own would have
 * no words, which chat models of other providers refuse; the `extras` of a text are sent by some of them. An answer without any of
 * these blocks carries nothing: only a tool loop needs it.
 *
 * @param waiting the details in their order; none is left
 */
export function takeExtras(waiting: unknown[]): { extras: { reasoning_details: unknown[] } } | undefined {
  return waiting.length === 0 ? undefined : { extras: { reasoning_details: waiting.splice(0) } };
}

/** A tool that OpenRouter ran: the call, which carries what waits, and its result. */
export function toServerToolBlocks(
  { id, name, arguments: args, result }: Omit<ServerToolEvent, 'type' | 'block' | 'detail'>,
  waiting: unknown[],
): [ContentBlock.Tools.ServerToolCall, ContentBlock.Tools.ServerToolCallResult] {
  return [
    { type: 'server_tool_call', id, name, args: args ?? {}, ...takeExtras(waiting) },
    {
      type: 'server_tool_call_result',
      toolCallId: id,
      status: isObject(result) && result['error'] !== undefined ? 'error' : 'success',
      output: isObject(result) ? result : { result },
    },
  ];
}

/** Until when the API knows a sound by its id, as a block of audio tells it. Epoch seconds. */
export function toExpiry(expiresAt: unknown): { metadata?: { expires_at: number } } {
  return typeof expiresAt === 'number' ? { metadata: { expires_at: expiresAt } } : {};
}

const mimeTypes: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['mp3', 'audio/mpeg'],
  ['pcm16', 'audio/pcm'],
]);

/** MIME type of audio in a format of the API; `audio/wav` where the request named none. */
export function toAudioMimeType(format: string | undefined): string {
  if (format === undefined) return 'audio/wav';
  return mimeTypes.get(format) ?? `audio/${format}`;
}
