import type { AIMessageChunk, AIMessageChunkFields, MessageOutputVersion } from '@langchain/core/messages';
import type { ChatEvent, Finish } from '@openrouter-adapters/core';

import { AnswerChunk } from './answer-chunk.ts';
import { modelProvider } from './model-provider.ts';
import { createPlainContent } from './to-plain-fields.ts';
import { toResponseMetadata } from './to-response-metadata.ts';
import { createStandardContent } from './to-standard-fields.ts';
import { toUsageMetadata, withUsageMetadata } from './to-usage-metadata.ts';

/** How chunks are made of the events of one answer. */
export interface ChunkOptions {
  /** What could not be sent as it was given. */
  warnings: readonly string[];
  /** Further facts for the `response_metadata` of the last chunk. */
  metadata: Readonly<Record<string, unknown>>;
  /** Put the usage into the last chunk. */
  usage: boolean;
  /** `v1`: all content is standard blocks. */
  outputVersion: MessageOutputVersion;
  /** Format of audio that the request asked for. */
  audioFormat: string | undefined;
}

/**
 * Makes the translation of one answer's events into message chunks that merge to the whole message. What must not be merged (metadata,
 * usage, `reasoning_details`, annotations) comes in the last chunk only.
 *
 * @returns a function from an event to its chunk, or to `undefined` when it has none; it throws the error of an `error` event
 */
export function createChunkTranslation(options: ChunkOptions): (event: ChatEvent) => AIMessageChunk | undefined {
  const isStandard = options.outputVersion === 'v1';
  const toFields = isStandard ? createStandardContent(options.audioFormat) : createPlainContent(options.audioFormat);
  const said = [...options.warnings];
  let id: string | undefined;
  const make = (fields: Partial<AIMessageChunkFields>): AIMessageChunk =>
    new AnswerChunk({
      content: isStandard ? [] : '',
      ...(id !== undefined && { id }),
      ...fields,
      // LangChain neither joins nor adds these two when chunks merge.
      response_metadata: {
        model_provider: modelProvider,
        ...(isStandard && { output_version: 'v1' }),
        ...fields.response_metadata,
      },
    });

  return (event) => {
    switch (event.type) {
      case 'response-start':
        id = event.id;
        return undefined;
      case 'warning':
        said.push(event.message);
        return undefined;
      case 'error':
        throw event.error;
      case 'finish':
        id ??= event.id;
        return make(toLastFields(event, said, options));
      default: {
        const fields = toFields(event);
        return fields === undefined ? undefined : make(fields);
      }
    }
  };
}

function toLastFields(
  finish: Finish,
  warnings: readonly string[],
  { usage, metadata }: ChunkOptions,
): Partial<AIMessageChunkFields> {
  const tokens = usage ? toUsageMetadata(finish.usage) : undefined;
  const fields: Partial<AIMessageChunkFields> = {
    additional_kwargs: toKept(finish),
    response_metadata: { ...toResponseMetadata(finish, warnings), ...metadata },
  };
  return withUsageMetadata(fields, tokens);
}

/** What goes back with the next turn, exactly as it came. */
export function toKept(finish: Finish): Record<string, unknown> {
  return {
    ...(finish.reasoningDetails.length > 0 && { reasoning_details: finish.reasoningDetails }),
    ...(finish.annotations.length > 0 && { annotations: finish.annotations }),
  };
}
