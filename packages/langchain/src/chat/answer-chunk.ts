import {
  _mergeDicts,
  _mergeLists,
  AIMessageChunk,
  collapseToolCallChunks,
  mergeContent,
  mergeResponseMetadata,
  mergeUsageMetadata,
} from '@langchain/core/messages';
import type { AIMessageChunkFields, ToolCallChunk } from '@langchain/core/messages';

import { putUsageMetadata, readUsageMetadata } from './to-usage-metadata.ts';

// A chunk too: LangChain's type of the tokens, see `readUsageMetadata`, keeps it from being its own fields.
type Mergeable = Omit<AIMessageChunkFields, 'usage_metadata'>;

type ReadCalls = Pick<ReturnType<typeof collapseToolCallChunks>, 'tool_calls' | 'invalid_tool_calls'>;

/**
 * A message chunk like LangChain's own, whose tool calls are read when somebody looks at them. LangChain's reads all arguments so far
 * whenever two chunks are merged, which it does for every chunk of a stream: that takes time by the square of the arguments' length.
 */
export class AnswerChunk extends AIMessageChunk {
  constructor(fields: AIMessageChunkFields) {
    const { tool_call_chunks: pieces } = fields;
    super(pieces === undefined ? fields : { ...fields, tool_call_chunks: [] });
    if (pieces === undefined || pieces.length === 0) return;
    this.tool_call_chunks = pieces;
    this.lc_kwargs['tool_call_chunks'] = pieces;
    let calls: ReadCalls | undefined;
    const read = (): ReadCalls => (calls ??= collapseToolCallChunks(pieces));
    for (const holder of [this, this.lc_kwargs]) {
      readLater(holder, 'tool_calls', () => read().tool_calls);
      readLater(holder, 'invalid_tool_calls', () => read().invalid_tool_calls);
    }
  }

  /** What is stored is a chunk of LangChain's own. */
  override get lc_id(): string[] {
    return [...this.lc_namespace, AIMessageChunk.lc_name()];
  }

  override concat(chunk: AIMessageChunk): this {
    if (!hasPieces(this) && !hasPieces(chunk)) return super.concat(chunk);
    // LangChain's type says so of every message, which has no subclass here.
    return new AnswerChunk(mergeFields(this, chunk)) as this;
  }
}

function hasPieces({ tool_call_chunks: pieces }: Mergeable): boolean {
  return pieces !== undefined && pieces.length > 0;
}

/** What two chunks make together, or their fields. The rules are LangChain's; only reading the calls in between is left out. */
export function mergeFields(own: Mergeable, others: Mergeable): AIMessageChunkFields {
  const fields: AIMessageChunkFields = {
    content: mergeContent(own.content ?? '', others.content ?? ''),
    additional_kwargs: _mergeDicts(own.additional_kwargs, others.additional_kwargs) ?? {},
    response_metadata: mergeResponseMetadata(own.response_metadata, others.response_metadata),
  };
  const id = own.id ?? others.id;
  if (id !== undefined) fields.id = id;
  if (hasPieces(own) || hasPieces(others))
    fields.tool_call_chunks = joinPieces(own.tool_call_chunks, others.tool_call_chunks);
  const [tokens, further] = [readUsageMetadata(own), readUsageMetadata(others)];
  if (tokens !== undefined || further !== undefined) putUsageMetadata(fields, mergeUsageMetadata(tokens, further));
  return fields;
}

/** LangChain merges lists of blocks, and pieces of calls with them. */
function joinPieces(own: ToolCallChunk[] | undefined, others: ToolCallChunk[] | undefined): ToolCallChunk[] {
  // The type of its parameters names blocks of content only.
  const merge = _mergeLists as (...lists: (ToolCallChunk[] | undefined)[]) => ToolCallChunk[] | undefined;
  return merge(own, others) ?? [];
}

/** A property that is made when it is looked at for the first time, and may be set like any other. */
function readLater(holder: object, name: string, read: () => unknown): void {
  Object.defineProperty(holder, name, {
    get: read,
    // Not of `holder`: a copy may have taken the property with it, or look for it in its prototype.
    set(this: object, value: unknown) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
    enumerable: true,
    configurable: true,
  });
}
