import type { InputTokenDetails, OutputTokenDetails, UsageMetadata } from '@langchain/core/messages';
import { withoutUndefined } from '@openrouter-adapters/core/base';
import type { Usage } from '@openrouter-adapters/core';

/** Tokens of an answer in LangChain's terms; `undefined` when the answer did not say. A detail that is unknown is absent. */
export function toUsageMetadata(usage: Usage | undefined): UsageMetadata | undefined {
  if (usage === undefined) return undefined;
  const { inputTokens, outputTokens, totalTokens } = usage;
  if (inputTokens === undefined && outputTokens === undefined && totalTokens === undefined) return undefined;
  const input: InputTokenDetails = withoutUndefined({
    cache_read: usage.cacheReadTokens,
    cache_creation: usage.cacheWriteTokens,
    audio: usage.inputAudioTokens,
    video: usage.inputVideoTokens,
  });
  const output: OutputTokenDetails = withoutUndefined({
    reasoning: usage.reasoningTokens,
    audio: usage.outputAudioTokens,
    image: usage.outputImageTokens,
  });
  const tokens: UsageMetadata = {
    input_tokens: inputTokens ?? 0,
    output_tokens: outputTokens ?? 0,
    total_tokens: totalTokens ?? (inputTokens ?? 0) + (outputTokens ?? 0),
  };
  if (Object.keys(input).length > 0) tokens.input_token_details = input;
  if (Object.keys(output).length > 0) tokens.output_token_details = output;
  return tokens;
}

// With `exactOptionalPropertyTypes` LangChain's types make `usage_metadata` a `never`; at run time it is what is written here.

/** The tokens of a message. */
export function readUsageMetadata(message: object): UsageMetadata | undefined {
  return (message as { usage_metadata?: UsageMetadata }).usage_metadata;
}

/** Puts the tokens into the fields of a message, which nobody else has. */
export function putUsageMetadata(fields: object, tokens: UsageMetadata): void {
  (fields as { usage_metadata?: UsageMetadata }).usage_metadata = tokens;
}
