/** What an answer says, in the words of neither framework: what both adapters must report alike. */
export interface AnswerFacts {
  text: string;
  reasoning: string;
  /** Names and parsed arguments; arguments that are no JSON stay text. */
  toolCalls: { name: string; arguments: unknown }[];
  /** Data URLs. */
  images: string[];
  /** URLs, in order. */
  citations: string[];
  refusal: string;
  /** `finish_reason` as it came; a tool call under `stop` or no reason counts as `tool_calls`. */
  finishReason: string | undefined;
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  cachedTokens: number | undefined;
  cost: number | undefined;
  generationId: string | undefined;
  reasoningDetails: unknown[];
}

/** An answer that is an error: how it says so. */
export interface ErrorFacts {
  /** HTTP status, or the code inside the answer. */
  status: number | undefined;
  /** What was said: of an adapter its message, of a recording the phrases of which that message must repeat one. */
  said: string[];
}

export type Observation = { answer: AnswerFacts } | { error: ErrorFacts };
