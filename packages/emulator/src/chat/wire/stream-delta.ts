/** One delta of a stream. */
export interface StreamDelta {
  readonly delta: Record<string, unknown>;
  /** Output tokens that it carries. */
  readonly tokens: number;
  /** The text for which log probabilities are due. */
  readonly text?: string;
  readonly hasToolArguments?: boolean;
}
