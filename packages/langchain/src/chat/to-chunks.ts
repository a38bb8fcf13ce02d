import type { AIMessageChunkFields, MessageOutputVersion, ToolCallChunk } from '@langchain/core/messages';
import { ChatGenerationChunk } from '@langchain/core/outputs';
import type { ChatEvent, Finish } from '@openrouter-adapters/core';

import { AnswerChunk } from './answer-chunk.ts';
import type { Attempts } from './attempts.ts';
import { modelProvider } from './model-provider.ts';
import { createPlainContent, toPiece } from './to-plain-fields.ts';
import type { ContentTranslation } from './to-plain-fields.ts';
import { toResponseMetadata } from './to-response-metadata.ts';
import { putUsageMetadata, toUsageMetadata } from './to-usage-metadata.ts';

/** How chunks are made of the events of one answer. */
export interface ChunkOptions {
  /** For the last chunk: how it came to the answer is known at its end. */
  attempts: Attempts;
  /** Put the usage into the last chunk. */
  usage: boolean;
  /** `v1`: all content is standard blocks. */
  outputVersion: MessageOutputVersion;
  /** Makes these; loaded before the request, because few ask for them. */
  createStandardContent?: (audioFormat: string | undefined) => ContentTranslation;
  /** Format of audio that the request asked for. */
  audioFormat: string | undefined;
  /** One chunk for the pieces of several calls. */
  coalesce: boolean;
}

/**
 * Makes the translation of one answer's events into message chunks that merge to the whole message. What must not be merged (metadata,
 * usage, `reasoning_details`, annotations) comes in the last chunk only. Pieces of parallel tool calls that stand together make one chunk,
 * unless deltas are to stay apart.
 *
 * @returns a function from events in their order to their chunks; it throws the error of an `error` event
 */
export function createChunkTranslation(options: ChunkOptions): (events: readonly ChatEvent[]) => ChatGenerationChunk[] {
  const toFields = createFieldsTranslation(options);
  return (events) => {
    const chunks: ChatGenerationChunk[] = [];
    let pieces: ToolCallChunk[] | undefined;
    for (const event of events) {
      const piece = options.coalesce && event.type === 'tool-call-delta' ? toPiece(event) : undefined;
      // Two pieces of one call in one chunk would merge with later ones in the wrong order.
      if (piece !== undefined && pieces?.every(({ index }) => index !== piece.index) === true) {
        pieces.push(piece);
        continue;
      }
      const fields = toFields(event);
      if (fields !== undefined) chunks.push(toGeneration(new AnswerChunk(markFields(fields, options))));
      pieces = piece === undefined ? undefined : fields?.tool_call_chunks;
    }
    return chunks;
  };
}

function toGeneration(message: AnswerChunk): ChatGenerationChunk {
  const finishReason: unknown = message.response_metadata['finish_reason'];
  return new ChatGenerationChunk({
    text: typeof message.content === 'string' ? message.content : message.text,
    message,
    ...(finishReason !== undefined && { generationInfo: { finish_reason: finishReason } }),
  });
}

/**
 * The marks of every message of this package. LangChain neither joins nor adds them when chunks merge. The fields, which nobody else has,
 * are completed and not copied: each token comes through here.
 */
export function markFields(fields: AIMessageChunkFields, { outputVersion }: ChunkOptions): AIMessageChunkFields {
  const metadata = (fields.response_metadata ??= {});
  metadata['model_provider'] = modelProvider;
  if (outputVersion === 'v1') metadata['output_version'] = outputVersion;
  return fields;
}

/** The same for one event, to the fields of its chunk without the marks. */
export function createFieldsTranslation(options: ChunkOptions): (event: ChatEvent) => AIMessageChunkFields | undefined {
  const isStandard = options.outputVersion === 'v1';
  const { audioFormat } = options;
  let toContentFields = isStandard ? undefined : createPlainContent(audioFormat);
  const said: string[] = [];
  let id: string | undefined;
  const complete = (fields: AIMessageChunkFields | undefined): AIMessageChunkFields | undefined => {
    if (fields === undefined) return undefined;
    fields.content ??= isStandard ? [] : '';
    if (id !== undefined) fields.id = id;
    return fields;
  };

  return (event) => {
    toContentFields ??= (options.createStandardContent ?? createPlainContent)(audioFormat);
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
        return complete(Object.assign(toLastFields(event, said, options), toContentFields(event)));
      default:
        return complete(toContentFields(event));
    }
  };
}

function toLastFields(
  finish: Finish,
  said: readonly string[],
  { usage, attempts }: ChunkOptions,
): Partial<AIMessageChunkFields> {
  const tokens = usage ? toUsageMetadata(finish.usage) : undefined;
  const fields: Partial<AIMessageChunkFields> = {
    additional_kwargs: toKept(finish),
    response_metadata: Object.assign(toResponseMetadata(finish, attempts.warnings.concat(said)), attempts.toMetadata()),
  };
  if (tokens !== undefined) putUsageMetadata(fields, tokens);
  return fields;
}

/** What goes back with the next turn, exactly as it came. */
export function toKept({ reasoningDetails, annotations }: Finish): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  if (reasoningDetails.length > 0) kept['reasoning_details'] = reasoningDetails;
  if (annotations.length > 0) kept['annotations'] = annotations;
  return kept;
}
