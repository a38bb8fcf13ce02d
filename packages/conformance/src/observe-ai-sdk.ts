import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import type { OpenRouterProviderMetadata } from '@openrouter-adapters/ai-sdk-provider';
import { APICallError, generateText, jsonSchema, streamText, tool } from 'ai';
import type { StepResult, ToolSet } from 'ai';
import type { AnswerFacts, ErrorFacts, Observation } from './answer-facts.ts';
import type { Connection } from './replay.ts';

/** Sends one request through `generateText` or `streamText` and tells what the user of the AI SDK gets. */
export async function observeAISDK(
  connection: Connection,
  mode: 'whole' | 'stream',
  toolNames: readonly string[],
): Promise<Observation> {
  const openrouter = createOpenRouter({ apiKey: 'sk-or-v1-conformance', ...connection });
  const call = { model: openrouter('any/model'), prompt: 'Hello', tools: offer(toolNames), maxRetries: 0 };
  try {
    if (mode === 'whole') return { answer: toFacts(await generateText(call).then((result) => result.steps[0])) };
    const errors: unknown[] = [];
    const result = streamText({ ...call, onError: ({ error }) => void errors.push(error) });
    await result.consumeStream({ onError: (error) => void errors.push(error) });
    if (errors.length > 0) return { error: toErrorFacts(errors[0]) };
    return { answer: toFacts((await result.steps)[0]) };
  } catch (error) {
    return { error: toErrorFacts(error) };
  }
}

function offer(names: readonly string[]): ToolSet {
  const inputSchema = jsonSchema({ type: 'object', additionalProperties: true });
  return Object.fromEntries(names.map((name) => [name, tool({ inputSchema })]));
}

function toFacts(step: StepResult<ToolSet> | undefined): AnswerFacts {
  if (step === undefined) throw new Error('There is no step.');
  // The public type of the provider's metadata, as its docs say.
  const metadata = step.providerMetadata?.['openrouter'] as unknown as OpenRouterProviderMetadata;
  const text = (isRefusal: boolean) =>
    step.content
      .filter((part) => part.type === 'text')
      .filter((part) => (part.providerMetadata?.['openrouter']?.['refusal'] === true) === isRefusal)
      .map((part) => part.text)
      .join('');
  return {
    text: text(false),
    reasoning: step.reasoningText ?? '',
    toolCalls: step.toolCalls.map(({ toolName, input }) => ({ name: toolName, arguments: withoutMark(input) })),
    images: step.files.map(({ mediaType, base64 }) => `data:${mediaType};base64,${base64}`),
    // Parsed files are sources too, of the type `document`.
    citations: step.sources.flatMap((source) => (source.sourceType === 'url' ? [source.url] : [])),
    refusal: text(true),
    finishReason: toWireReason(step.finishReason) ?? metadata.finishReason,
    inputTokens: step.usage.inputTokens,
    outputTokens: step.usage.outputTokens,
    cachedTokens: step.usage.inputTokenDetails.cacheReadTokens,
    cost: metadata.usage.cost,
    generationId: metadata.generationId,
    reasoningDetails: metadata.reasoning_details,
  };
}

/** The AI SDK's reason in the API's word; what it has no word for stands in the metadata. */
function toWireReason(reason: StepResult<ToolSet>['finishReason']): string | undefined {
  if (reason === 'tool-calls') return 'tool_calls';
  if (reason === 'content-filter') return 'content_filter';
  return reason === 'stop' || reason === 'length' ? reason : undefined;
}

/** A call that was cut off ends with a mark, so that nothing can run it. */
function withoutMark(input: unknown): unknown {
  return typeof input === 'string' ? input.replace(/…$/, '') : input;
}

function toErrorFacts(error: unknown): ErrorFacts {
  if (!APICallError.isInstance(error)) throw error;
  return { status: error.statusCode, said: [error.message] };
}
