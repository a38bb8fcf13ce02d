import { AIMessageChunk } from '@langchain/core/messages';
import type { AIMessageChunkFields, ContentBlock, ToolCallChunk } from '@langchain/core/messages';
import { joinBase64 } from '@openrouter-adapters/core';
import type { AudioEnd, ChatEvent, Finish, ImageEvent, ToolCallEnd } from '@openrouter-adapters/core';

import { cutOffMark } from './cut-off.ts';
import { parseObject } from './json.ts';
import { toResponseMetadata } from './to-response-metadata.ts';
import { toUsageMetadata, withUsageMetadata } from './to-usage-metadata.ts';

/** How chunks are made of the events of one answer. */
export interface ChunkOptions {
  /** What could not be sent as it was given. */
  warnings: readonly string[];
  /** Put the usage into the last chunk. */
  usage: boolean;
}

/**
 * Makes the translation of one answer's events into message chunks that merge to the whole message. Text is a string, until an
 * image makes the content a list of blocks. Readable reasoning comes in pieces as `additional_kwargs.reasoning_content`. What must
 * not be merged (metadata, usage, `reasoning_details`, annotations) comes in the last chunk only.
 *
 * @returns a function from an event to its chunk, or to `undefined` when it has none; it throws the error of an `error` event
 */
export function createChunkTranslation({
  warnings,
  usage,
}: ChunkOptions): (event: ChatEvent) => AIMessageChunk | undefined {
  const said = [...warnings];
  let id: string | undefined;
  let isInBlocks = false;
  const make = (fields: Partial<AIMessageChunkFields>): AIMessageChunk =>
    new AIMessageChunk({ content: '', ...(id !== undefined && { id }), ...fields });

  return (event) => {
    switch (event.type) {
      case 'response-start':
        id = event.id;
        return undefined;
      case 'text-delta':
        return make({ content: isInBlocks ? [{ type: 'text', text: event.text, index: event.block }] : event.text });
      case 'reasoning-delta':
        return make({ additional_kwargs: { reasoning_content: event.text } });
      case 'refusal-delta':
        return make({ additional_kwargs: { refusal: event.text } });
      case 'tool-call-start':
        return make(toToolCallChunk({ index: event.block, id: event.id, name: event.name, args: '' }));
      case 'tool-call-delta':
        return make(toToolCallChunk({ index: event.block, args: event.arguments }));
      case 'tool-call-end':
        return isExecutable(event) ? undefined : make(toToolCallChunk({ index: event.block, args: cutOffMark }));
      case 'image':
        isInBlocks = true;
        return make({ content: [toImageBlock(event)] });
      case 'audio-end':
        return make({ additional_kwargs: { audio: toAudio(event) } });
      case 'warning':
        said.push(event.message);
        return undefined;
      case 'error':
        throw event.error;
      case 'finish':
        id ??= event.id;
        return make(toLastFields(event, said, usage));
      case 'text-start':
      case 'text-end':
      case 'reasoning-start':
      case 'reasoning-end':
      case 'reasoning-late':
      case 'refusal-start':
      case 'refusal-end':
      case 'audio-start':
      case 'audio-delta':
      case 'citation':
      case 'file-annotation':
      case 'logprobs':
      case 'server-tool':
      case 'raw':
        // Said by the deltas before, or by `finish`.
        return undefined;
    }
  };
}

/** May this call be run? Only when the answer did not break off inside it and its arguments are an object. */
export function isExecutable(call: ToolCallEnd): boolean {
  return call.complete && parseObject(call.arguments) !== undefined;
}

function toToolCallChunk(chunk: ToolCallChunk): Partial<AIMessageChunkFields> {
  return { tool_call_chunks: [{ type: 'tool_call_chunk', ...chunk }] };
}

function toImageBlock({ url, block }: ImageEvent): ContentBlock {
  const match = /^data:([^;,]+)[^,]*;base64,/.exec(url);
  return match?.[1] === undefined
    ? { type: 'image', url, index: block }
    : { type: 'image', mimeType: match[1], data: url.slice(match[0].length), index: block };
}

function toAudio({ id, data, transcript, expiresAt }: AudioEnd): Record<string, unknown> {
  return {
    ...(id !== undefined && { id }),
    data: joinBase64(data),
    transcript,
    ...(expiresAt !== undefined && { expires_at: expiresAt }),
  };
}

function toLastFields(finish: Finish, warnings: readonly string[], usage: boolean): Partial<AIMessageChunkFields> {
  const tokens = usage ? toUsageMetadata(finish.usage) : undefined;
  const fields: Partial<AIMessageChunkFields> = {
    additional_kwargs: {
      ...(finish.reasoningDetails.length > 0 && { reasoning_details: finish.reasoningDetails }),
      ...(finish.annotations.length > 0 && { annotations: finish.annotations }),
    },
    response_metadata: toResponseMetadata(finish, warnings),
  };
  return withUsageMetadata(fields, tokens);
}
