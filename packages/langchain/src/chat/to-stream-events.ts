import type { ChatModelStreamEvent, FinishReason } from '@langchain/core/language_models/event';
import type { ContentBlock } from '@langchain/core/messages';
import { joinBase64 } from '@openrouter-adapters/core';
import type { ChatEvent, Finish } from '@openrouter-adapters/core';

import { Base64Pieces } from './base64-pieces.ts';
import {
  toAudioMimeType,
  toCitation,
  toImageBlock,
  toRefusalBlock,
  toServerToolBlocks,
  toToolCallBlock,
} from './blocks/answer-blocks.ts';
import { modelProvider } from './model-provider.ts';
import type { ChunkOptions } from './to-chunks.ts';
import { toKept } from './to-chunks.ts';
import { toResponseMetadata } from './to-response-metadata.ts';
import { toUsageMetadata } from './to-usage-metadata.ts';

/** How stream events are made of the events of one answer. */
export type StreamEventOptions = Pick<ChunkOptions, 'warnings' | 'audioFormat' | 'usage'>;

/**
 * Makes the translation of one answer's events into the events of LangChain's block protocol. The message that they make has standard
 * blocks for content and no `additional_kwargs`: what goes back with the next turn stands in its `response_metadata`.
 *
 * @returns a function from an event to its stream events; it throws the error of an `error` event, because LangChain would ignore one
 */
export function createStreamEventTranslation(
  options: StreamEventOptions,
): (event: ChatEvent) => ChatModelStreamEvent[] {
  const blocks = new BlockIndexes();
  const said = [...options.warnings];
  const mimeType = toAudioMimeType(options.audioFormat);
  const audio = new Base64Pieces();
  const annotations = new Map<number, ContentBlock.Citation[]>();
  const transcripts = new Map<number, string>();
  const toolArguments = new Map<number, string>();
  let waiting: ContentBlock.Citation[] = [];
  let isStarted = false;

  const translate = (event: ChatEvent): ChatModelStreamEvent[] => {
    switch (event.type) {
      case 'text-start':
        annotations.set(event.block, waiting);
        waiting = [];
        return [start(blocks.of(event.block), { type: 'text', text: '' })];
      case 'text-delta':
        return [delta(blocks.of(event.block), { type: 'text-delta', text: event.text })];
      case 'text-end': {
        const cited = annotations.get(event.block) ?? [];
        const text: ContentBlock.Text = { type: 'text', text: event.text };
        return [finish(blocks.of(event.block), cited.length === 0 ? text : { ...text, annotations: [...cited] })];
      }
      case 'citation': {
        const citation = toCitation(event.citation);
        const known = event.block === undefined ? undefined : annotations.get(event.block);
        if (event.block === undefined || known === undefined) {
          waiting = [...waiting, citation];
          return [];
        }
        known.push(citation);
        return [
          delta(blocks.of(event.block), { type: 'block-delta', fields: { type: 'text', annotations: [...known] } }),
        ];
      }
      case 'reasoning-start':
        return [start(blocks.of(event.block), { type: 'reasoning', reasoning: '' })];
      case 'reasoning-delta':
        return [delta(blocks.of(event.block), { type: 'reasoning-delta', reasoning: event.text })];
      case 'reasoning-end':
        return [finish(blocks.of(event.block), { type: 'reasoning', reasoning: event.text })];
      case 'tool-call-start':
        toolArguments.set(event.block, '');
        return [start(blocks.of(event.block), { type: 'tool_call_chunk', id: event.id, name: event.name, args: '' })];
      case 'tool-call-delta': {
        // The protocol wants all arguments so far.
        const args = (toolArguments.get(event.block) ?? '') + event.arguments;
        toolArguments.set(event.block, args);
        return [delta(blocks.of(event.block), { type: 'block-delta', fields: { type: 'tool_call_chunk', args } })];
      }
      case 'tool-call-end':
        return [finish(blocks.of(event.block), toToolCallBlock(event))];
      case 'image':
        return whole(blocks.of(event.block), toImageBlock(event));
      case 'server-tool': {
        const [call, result] = toServerToolBlocks(event);
        return [...whole(blocks.of(event.block), call), ...whole(blocks.next(), result)];
      }
      case 'refusal-end':
        return whole(blocks.of(event.block), toRefusalBlock(event.text));
      case 'audio-start':
        transcripts.set(event.block, '');
        return [start(blocks.of(event.block), { type: 'audio', mimeType, data: '' })];
      case 'audio-delta': {
        const data = audio.push(event.data);
        const transcript = (transcripts.get(event.block) ?? '') + event.transcript;
        transcripts.set(event.block, transcript);
        const index = blocks.of(event.block);
        return [
          ...(event.transcript === ''
            ? []
            : [delta(index, { type: 'block-delta', fields: { type: 'audio', transcript } })]),
          ...(data === '' ? [] : [delta(index, { type: 'data-delta', data, encoding: 'base64' })]),
        ];
      }
      case 'audio-end': {
        const { id, transcript } = event;
        const rest = audio.end();
        const index = blocks.of(event.block);
        return [
          ...(rest === '' ? [] : [delta(index, { type: 'data-delta', data: rest, encoding: 'base64' })]),
          finish(index, {
            type: 'audio',
            ...(id !== undefined && { id }),
            mimeType,
            data: joinBase64(event.data),
            ...(transcript !== '' && { transcript }),
          }),
        ];
      }
      case 'warning':
        said.push(event.message);
        return [];
      case 'error':
        throw event.error;
      case 'finish':
        return toFinishEvents(event, said, options.usage);
      case 'response-start':
      case 'reasoning-late':
      case 'refusal-start':
      case 'refusal-delta':
      case 'file-annotation':
      case 'logprobs':
      case 'raw':
        // Said by a block, or by `finish`.
        return [];
    }
  };

  return (event) => {
    if (isStarted) return translate(event);
    isStarted = true;
    const id = event.type === 'response-start' || event.type === 'finish' ? event.id : undefined;
    return [{ event: 'message-start', ...(id !== undefined && { id }) }, ...translate(event)];
  };
}

/** Counts the blocks of the message: a server tool is one block of the answer and two of the message. */
class BlockIndexes {
  readonly #indexes = new Map<number, number>();
  #count = 0;

  of(block: number): number {
    const known = this.#indexes.get(block);
    if (known !== undefined) return known;
    const index = this.next();
    this.#indexes.set(block, index);
    return index;
  }

  next(): number {
    return this.#count++;
  }
}

type Delta = Extract<ChatModelStreamEvent, { event: 'content-block-delta' }>['delta'];

function start(index: number, content: ContentBlock): ChatModelStreamEvent {
  return { event: 'content-block-start', index, content };
}

function delta(index: number, delta: Delta): ChatModelStreamEvent {
  return { event: 'content-block-delta', index, delta };
}

function finish(index: number, content: ContentBlock): ChatModelStreamEvent {
  return { event: 'content-block-finish', index, content };
}

function whole(index: number, content: ContentBlock): ChatModelStreamEvent[] {
  return [start(index, content), finish(index, content)];
}

function toFinishEvents(event: Finish, warnings: readonly string[], isUsageWanted: boolean): ChatModelStreamEvent[] {
  const usage = isUsageWanted ? toUsageMetadata(event.usage) : undefined;
  const reason = toProtocolReason(event);
  return [
    ...(usage === undefined ? [] : [{ event: 'usage', usage } as const]),
    {
      event: 'message-finish',
      ...(reason !== undefined && { reason }),
      ...(usage !== undefined && { usage }),
      responseMetadata: { model_provider: modelProvider, ...toResponseMetadata(event, warnings), ...toKept(event) },
    },
  ];
}

function toProtocolReason({ reason }: Finish): FinishReason | undefined {
  switch (reason) {
    case 'stop':
    case 'length':
      return reason;
    case 'tool-calls':
      return 'tool_use';
    case 'content-filter':
      return 'content_filter';
    case 'other':
    case 'error':
    case 'interrupted':
      return undefined;
  }
}
