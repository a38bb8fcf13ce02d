import type { ChatModelStreamEvent, FinishReason } from '@langchain/core/language_models/event';
import type { ChatEvent, Finish } from '@openrouter-adapters/core';

import {
  takeExtras,
  toImageBlock,
  toRefusalBlock,
  toServerToolBlocks,
  toToolCallBlock,
} from '../blocks/answer-blocks.ts';
import type { ContentEvent, SilentEvent } from '../content-event.ts';
import { modelProvider } from '../model-provider.ts';
import { toKept } from '../to-chunks.ts';
import type { ChunkOptions } from '../to-chunks.ts';
import { toResponseMetadata } from '../to-response-metadata.ts';
import { toUsageMetadata } from '../to-usage-metadata.ts';
import { BlockIndexes, extendBlock, finishBlock, startBlock, wholeBlock } from './block-events.ts';
import { CitedText } from './cited-text.ts';
import { Sound } from './sound.ts';
import { Thoughts } from './thoughts.ts';
import { ToolArguments } from './tool-arguments.ts';

/** What needs no translation. */
type Silent = SilentEvent | 'refusal-delta';

/** How stream events are made of the events of one answer. */
export type StreamEventOptions = Omit<ChunkOptions, 'outputVersion'>;

/**
 * Makes the translation of one answer's events into the events of LangChain's block protocol. The message that they make has standard
 * blocks for content and no `additional_kwargs`: what goes back with the next turn stands in its `response_metadata`.
 *
 * @returns a function from an event to its stream events; it throws the error of an `error` event, because LangChain would ignore one
 */
export function createStreamEventTranslation(
  options: StreamEventOptions,
): (event: ChatEvent) => ChatModelStreamEvent[] {
  // Details that no block carries yet.
  const waiting: unknown[] = [];
  const thoughts = new Thoughts();
  const toBlockEvents = createBlockTranslation(options.audioFormat, thoughts, waiting);
  const said: string[] = [];
  let isStarted = false;
  const translate = (event: ChatEvent): ChatModelStreamEvent[] => {
    switch (event.type) {
      case 'response-start':
        return [];
      case 'warning':
        said.push(event.message);
        return [];
      case 'error':
        throw event.error;
      case 'finish':
        thoughts.settle(waiting);
        return [...thoughts.finish(), ...toBlockEvents(event), ...toFinishEvents(event, said, options)];
      case 'reasoning-start':
      case 'reasoning-delta':
      case 'reasoning-end':
      case 'reasoning-late':
        return toBlockEvents(event);
      default: {
        thoughts.settle(waiting);
        const events = toBlockEvents(event);
        return events.length === 0 ? events : [...thoughts.finish(), ...events];
      }
    }
  };
  return (event) => {
    if (isStarted) return translate(event);
    isStarted = true;
    const id = event.type === 'response-start' || event.type === 'finish' ? event.id : undefined;
    return [{ event: 'message-start', ...(id !== undefined && { id }) }, ...translate(event)];
  };
}

function createBlockTranslation(
  audioFormat: string | undefined,
  thoughts: Thoughts,
  waiting: unknown[],
): (event: ContentEvent | Finish) => ChatModelStreamEvent[] {
  const indexes = new BlockIndexes();
  const text = new CitedText();
  const sound = new Sound(audioFormat);
  const toolArguments = new ToolArguments();
  let lastCarrier = -1;
  let hasCalls = false;
  return (event) => {
    switch (event.type) {
      case 'text-start':
        return [text.start(event, indexes.of(event.block))];
      case 'text-delta':
        return [extendBlock(indexes.of(event.block), { type: 'text-delta', text: event.text })];
      case 'text-end':
        return [text.end(event, indexes.of(event.block))];
      case 'citation':
        return text.cite(event, (block) => indexes.of(block));
      case 'reasoning-delta':
        return thoughts.extend(event, indexes.of(event.block));
      case 'reasoning-end':
        if (event.detail !== undefined) waiting.push(event.detail);
        if (event.text !== '') thoughts.end(event.text, (lastCarrier = indexes.of(event.block)));
        return [];
      case 'reasoning-late':
        waiting.push(event.fragment);
        return [];
      case 'tool-call-start': {
        const { id, name } = event;
        return [startBlock(indexes.of(event.block), { type: 'tool_call_chunk', id, name, args: '' })];
      }
      case 'tool-call-delta':
        return [extendBlock(indexes.of(event.block), toolArguments.extend(event))];
      case 'tool-call-end': {
        hasCalls = true;
        const index = indexes.of(event.block);
        // A tool call ends last, but must not carry what came after reasoning that stands behind it.
        return [finishBlock(index, { ...toToolCallBlock(event), ...(index > lastCarrier && takeExtras(waiting)) })];
      }
      case 'image':
        return wholeBlock(indexes.of(event.block), toImageBlock(event));
      case 'server-tool': {
        waiting.push(event.detail);
        const [call, result] = toServerToolBlocks(event, waiting);
        lastCarrier = indexes.of(event.block);
        return [...wholeBlock(lastCarrier, call), ...wholeBlock(indexes.next(), result)];
      }
      case 'refusal-end':
        return wholeBlock(indexes.of(event.block), toRefusalBlock(event.text));
      case 'audio-start':
        return [sound.start(indexes.of(event.block))];
      case 'audio-delta':
        return sound.extend(event, indexes.of(event.block));
      case 'audio-end':
        return sound.end(event, indexes.of(event.block));
      case 'finish':
        // Only a tool loop needs it, and chat models of other providers refuse reasoning without words.
        return hasCalls && waiting.length > 0
          ? wholeBlock(indexes.next(), { type: 'reasoning', reasoning: '', ...takeExtras(waiting) })
          : [];
      default:
        // Said by a block, or by `finish`.
        event.type satisfies Silent;
        return [];
    }
  };
}

function toFinishEvents(
  event: Finish,
  said: readonly string[],
  { usage: isUsageWanted, attempts }: StreamEventOptions,
): ChatModelStreamEvent[] {
  const usage = isUsageWanted ? toUsageMetadata(event.usage) : undefined;
  const reason = protocolReasons[event.reason];
  return [
    ...(usage === undefined ? [] : [{ event: 'usage', usage } as const]),
    {
      event: 'message-finish',
      ...(reason !== undefined && { reason }),
      ...(usage !== undefined && { usage }),
      responseMetadata: {
        model_provider: modelProvider,
        ...toResponseMetadata(event, attempts.warnings.concat(said)),
        ...attempts.toMetadata(),
        ...toKept(event),
      },
    },
  ];
}

const protocolReasons: Readonly<Record<Finish['reason'], FinishReason | undefined>> = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool_use',
  'content-filter': 'content_filter',
  error: undefined,
  interrupted: undefined,
  other: undefined,
};
