import type { WireUsage } from '../wire/usage.ts';

/**
 * Tokens and cost of one answer. A field is `undefined` when OpenRouter did not say; it is never guessed.
 * @see https://openrouter.ai/docs/use-cases/usage-accounting
 */
export interface Usage {
  /** All prompt tokens, cached ones included. */
  inputTokens: number | undefined;
  /** All tokens of the answer, reasoning included. */
  outputTokens: number | undefined;
  totalTokens: number | undefined;
  /** Prompt tokens read from a cache. */
  cacheReadTokens: number | undefined;
  /** Prompt tokens written to a cache. */
  cacheWriteTokens: number | undefined;
  /** Tokens of the answer that were reasoning. */
  reasoningTokens: number | undefined;
  inputAudioTokens: number | undefined;
  inputVideoTokens: number | undefined;
  outputAudioTokens: number | undefined;
  outputImageTokens: number | undefined;
  acceptedPredictionTokens: number | undefined;
  rejectedPredictionTokens: number | undefined;
  cost: Cost;
  /** Counts of tools that OpenRouter ran; they overlap and are not to be added up. */
  serverToolUse:
    | {
        webSearchRequests: number | undefined;
        webFetchRequests: number | undefined;
        toolCallsRequested: number | undefined;
        toolCallsExecuted: number | undefined;
      }
    | undefined;
  /** `usage` exactly as it came. */
  raw: WireUsage;
}

/** Cost of one answer, in US dollars. */
export interface Cost {
  /** What OpenRouter charged to the account. With a key of one's own (BYOK) only its fee. */
  charged: number | undefined;
  /** What the upstream charged. */
  upstream: number | undefined;
  upstreamInput: number | undefined;
  upstreamOutput: number | undefined;
  /** What tools cost that OpenRouter ran (web search, for example), as OpenRouter tells it: added to nothing here. */
  serverTools: number | undefined;
  isByok: boolean | undefined;
  /** What the answer cost in all: `charged`, and with BYOK what the upstream charged on top; where it did not say that, nothing is known. */
  total: number | undefined;
}
