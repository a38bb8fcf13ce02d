import type { AIMessage, AIMessageChunk, ContentBlock, UsageMetadata } from '@langchain/core/messages';
import { ChatOpenRouter } from '@openrouter-adapters/langchain';
import type { AnswerFacts, Observation } from './answer-facts.ts';
import { toErrorFacts, withoutMark } from './observe-langchain.ts';
import type { Connection } from './replay.ts';

/** In which form the answer is asked for: as a message of standard blocks, or as events of the block protocol. */
export type BlockForm = 'v1' | 'events';

/** Sends one request whose answer comes as LangChain's standard blocks, and tells what the user gets of the blocks alone. */
export async function observeLangChainBlocks(
  connection: Connection,
  mode: 'whole' | 'stream',
  form: BlockForm,
): Promise<Observation> {
  const model = new ChatOpenRouter({
    model: 'any/model',
    apiKey: 'sk-or-v1-conformance',
    maxRetries: 0,
    outputVersion: 'v1',
    disableStreaming: mode === 'whole',
    ...connection,
  });
  try {
    if (form === 'events') return { answer: toFacts(await model.streamEvents('Hello')) };
    if (mode === 'whole') return { answer: toFacts(await model.invoke('Hello')) };
    let merged: AIMessageChunk | undefined;
    for await (const chunk of await model.stream('Hello')) merged = merged === undefined ? chunk : merged.concat(chunk);
    if (merged === undefined) throw new Error('The stream was empty.');
    return { answer: toFacts(merged) };
  } catch (error) {
    return { error: toErrorFacts(error) };
  }
}

function toFacts(message: AIMessage | AIMessageChunk): AnswerFacts {
  // The union of both message classes makes the type `never`.
  const usage = message.usage_metadata as UsageMetadata | undefined;
  // The fields that the package's README promises.
  const metadata = message.response_metadata as {
    finish_reason?: string;
    cost?: number;
    reasoning_details?: unknown[];
  };
  const details: unknown = message.additional_kwargs['reasoning_details'] ?? metadata.reasoning_details;
  const blocks = message.contentBlocks;
  const texts = blocks.flatMap((block) => (block.type === 'text' ? [block] : []));
  return {
    text: texts.map(({ text }) => text).join(''),
    reasoning: blocks.map((block) => (block.type === 'reasoning' ? block.reasoning : '')).join(''),
    toolCalls: blocks.flatMap(toToolCall),
    images: blocks.flatMap(toImage),
    citations: texts.flatMap(({ annotations = [] }) => annotations.map(({ url }) => String(url))),
    refusal: blocks.map(toRefusal).join(''),
    // The block protocol has a word of its own.
    finishReason: metadata.finish_reason === 'tool_use' ? 'tool_calls' : metadata.finish_reason,
    inputTokens: usage?.input_tokens,
    outputTokens: usage?.output_tokens,
    cachedTokens: usage?.input_token_details?.cache_read,
    cost: metadata.cost,
    generationId: message.id,
    reasoningDetails: Array.isArray(details) ? details : [],
  };
}

function toToolCall(block: ContentBlock.Standard): AnswerFacts['toolCalls'] {
  switch (block.type) {
    case 'tool_call':
      return [{ name: block.name, arguments: block.args }];
    case 'invalid_tool_call':
      return [{ name: block.name ?? '', arguments: withoutMark(block.args) }];
    default:
      return [];
  }
}

function toImage(block: ContentBlock.Standard): string[] {
  if (block.type !== 'image') return [];
  return [block.url === undefined ? `data:${String(block.mimeType)};base64,${String(block.data)}` : block.url];
}

function toRefusal(block: ContentBlock.Standard): string {
  if (block.type !== 'non_standard' || block.value['type'] !== 'refusal') return '';
  return String(block.value['refusal']);
}
