import type { FinishReason } from '../catalogue/model-family.ts';
import type { Money } from '../money/decimal.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { ToolCall } from './chat-request.ts';
import type { ServerToolUse } from './server-tools/server-tool-use.ts';
import type { ReasoningDetail } from './reasoning/reasoning-detail.ts';

/** An answer as sound. */
interface AnswerAudio {
  readonly id: string;
  /** Base64. */
  readonly data: string;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** A whole answer before it goes on the wire; the streamed and the whole form are made from the same one. */
export interface ChatAnswer {
  /** What the caller sees of the reasoning. */
  readonly details: readonly ReasoningDetail[];
  readonly text: string;
  /** The deltas in which the text is streamed. Default: a few tokens each. */
  readonly textDeltas?: readonly string[];
  readonly refusal: string | undefined;
  readonly toolCalls: readonly ToolCall[];
  /** Data URLs. */
  readonly images: readonly string[];
  readonly annotations: readonly JsonObject[];
  /** Null where the upstream said none. */
  readonly finishReason: FinishReason | null;
  readonly nativeFinishReason: string | null;
  /** The sequence of `stop` before which the text ends. */
  readonly stopSequence: string | undefined;
  readonly reasoningTokens: number;
  /** All output tokens: reasoning, text, tool calls, images and sound. */
  readonly completionTokens: number;
  readonly imageTokens: number;
  /** The sound of the text, which is its transcript then. Default: none. */
  readonly audio?: AnswerAudio;
  /** What the sound is in tokens; default 0. */
  readonly audioTokens?: number;
  readonly searches: number;
  /** What tools did that OpenRouter runs itself, in the order of their use. */
  readonly serverTools?: readonly ServerToolUse[];
  /** What the answer costs, where that does not follow from its tokens. */
  readonly fixedCost?: Money;
}
