/** Fields that every reasoning detail may carry. Absent, `null` and unknown values occur on the wire. */
export interface ReasoningDetailBase {
  /** Upstream's id of the block; with Gemini the id of the tool call that the detail belongs to. */
  id?: string | null;
  /** The dialect of the upstream, for example `anthropic-claude-v1`, `openai-responses-v1`, `google-gemini-v1`. */
  format?: string | null;
  /** Position that the upstream gives; Anthropic counts blocks, OpenAI repeats 0. */
  index?: number;
  [key: string]: unknown;
}

/** Reasoning in words. Anthropic signs it; the signature must go back unchanged. */
export interface ReasoningText extends ReasoningDetailBase {
  type: 'reasoning.text';
  text?: string | null;
  signature?: string | null;
}

/** A summary of reasoning that the upstream keeps to itself (OpenAI, xAI). */
export interface ReasoningSummary extends ReasoningDetailBase {
  type: 'reasoning.summary';
  summary?: string | null;
}

/** Reasoning that only the upstream can read; it must go back unchanged. */
export interface ReasoningEncrypted extends ReasoningDetailBase {
  type: 'reasoning.encrypted';
  data?: string | null;
}

/** Record of a tool that OpenRouter ran inside the answer, to be sent back on the next turn. */
export interface ReasoningServerToolCall extends ReasoningDetailBase {
  type: 'reasoning.server_tool_call';
  tool_name?: string;
  arguments?: unknown;
  result?: unknown;
  tool_call_id?: string | null;
}

/** A kind that OpenRouter added later: kept and sent back verbatim. */
export interface ReasoningUnknown extends ReasoningDetailBase {
  type: string & {};
}

/**
 * One entry of `reasoning_details`. The list of an answer goes back with the assistant message unmodified and in order.
 * @see https://openrouter.ai/docs/use-cases/reasoning-tokens
 */
export type ReasoningDetail =
  | ReasoningText
  | ReasoningSummary
  | ReasoningEncrypted
  | ReasoningServerToolCall
  | ReasoningUnknown;
