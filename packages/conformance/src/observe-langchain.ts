import type { AIMessage, AIMessageChunk, UsageMetadata } from '@langchain/core/messages';
import { OpenRouterError } from '@openrouter-adapters/core';
import { ChatOpenRouter } from '@openrouter-adapters/langchain';
import type { AnswerFacts, ErrorFacts, Observation } from './answer-facts.ts';
import type { Connection } from './replay.ts';

/** Sends one request through `invoke` or `stream` and tells what the user of LangChain gets. */
export async function observeLangChain(connection: Connection, mode: 'whole' | 'stream'): Promise<Observation> {
  const model = new ChatOpenRouter({
    model: 'any/model',
    apiKey: 'sk-or-v1-conformance',
    maxRetries: 0,
    ...connection,
  });
  try {
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
  const { additional_kwargs: extra, response_metadata } = message;
  // The union of both message classes makes the type `never`.
  const usage = message.usage_metadata as UsageMetadata | undefined;
  // The fields that the package's README promises.
  const metadata = response_metadata as { finish_reason?: string; cost?: number };
  return {
    text: message.text,
    reasoning: typeof extra['reasoning_content'] === 'string' ? extra['reasoning_content'] : '',
    toolCalls: [
      ...(message.tool_calls ?? []).map(({ name, args }) => ({ name, arguments: args })),
      ...(message.invalid_tool_calls ?? []).map(({ name, args }) => ({
        name: name ?? '',
        arguments: withoutMark(args),
      })),
    ],
    images: typeof message.content === 'string' ? [] : message.content.flatMap(toDataURL),
    citations: readCitations(extra['annotations']),
    refusal: typeof extra['refusal'] === 'string' ? extra['refusal'] : '',
    finishReason: metadata.finish_reason,
    inputTokens: usage?.input_tokens,
    outputTokens: usage?.output_tokens,
    cachedTokens: usage?.input_token_details?.cache_read,
    cost: metadata.cost,
    generationId: message.id,
    reasoningDetails: Array.isArray(extra['reasoning_details']) ? extra['reasoning_details'] : [],
  };
}

function toDataURL(block: { type: string; [field: string]: unknown }): string[] {
  return block.type === 'image' ? [`data:${String(block['mimeType'])};base64,${String(block['data'])}`] : [];
}

/** Citations stand among the annotations as they came. */
function readCitations(annotations: unknown): string[] {
  if (!Array.isArray(annotations)) return [];
  return annotations.flatMap((annotation: { url_citation?: { url?: string } }) => annotation.url_citation?.url ?? []);
}

/** A chunk of a call that was cut off ends with a mark, so that nothing can run it. */
export function withoutMark(args: string | undefined): string {
  return (args ?? '').replace(/"" <cut off>$/, '');
}

/** How LangChain's user hears of a failure. */
export function toErrorFacts(error: unknown): ErrorFacts {
  if (!OpenRouterError.isInstance(error)) throw error;
  return { status: error.status, said: [error.message] };
}
