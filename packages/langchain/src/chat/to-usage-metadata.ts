import type { InputTokenDetails, OutputTokenDetails, UsageMetadata } from '@langchain/core/messages';
import type { Usage } from '@openrouter-adapters/core';

/** Tokens of an answer in LangChain's terms; `undefined` when the answer did not say. A detail that is unknown is absent. */
export function toUsageMetadata(usage: Usage | undefined): UsageMetadata | undefined {
  if (usage === undefined) return undefined;
  const { inputTokens, outputTokens, totalTokens } = usage;
  if (inputTokens === undefined && outputTokens === undefined && totalTokens === undefined) return undefined;
  const tokens: UsageMetadata = {
    input_tokens: inputTokens ?? 0,
    output_tokens: outputTokens ?? 0,
    total_tokens: totalTokens ?? (inputTokens ?? 0) + (outputTokens ?? 0),
  };
  const input = toInputDetails(usage);
  const output = toOutputDetails(usage);
  if (input !== undefined) tokens.input_token_details = input;
  if (output !== undefined) tokens.output_token_details = output;
  return tokens;
}

// One by one, because this runs for every answer: a loop over the names takes several times as long.

function toInputDetails({ cacheReadTokens, cacheWriteTokens, inputAudioTokens, inputVideoTokens }: Usage) {
  let details: InputTokenDetails | undefined;
  if (cacheReadTokens !== undefined) (details ??= {}).cache_read = cacheReadTokens;
  if (cacheWriteTokens !== undefined) (details ??= {}).cache_creation = cacheWriteTokens;
  if (inputAudioTokens !== undefined) (details ??= {}).audio = inputAudioTokens;
  if (inputVideoTokens !== undefined) (details ??= {}).video = inputVideoTokens;
  return details;
}

function toOutputDetails({ reasoningTokens, outputAudioTokens, outputImageTokens }: Usage) {
  let details: OutputTokenDetails | undefined;
  if (reasoningTokens !== undefined) (details ??= {}).reasoning = reasoningTokens;
  if (outputAudioTokens !== undefined) (details ??= {}).audio = outputAudioTokens;
  if (outputImageTokens !== undefined) (details ??= {}).image = outputImageTokens;
  return details;
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
