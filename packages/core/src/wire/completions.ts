import type { JSONObject } from '../json.ts';
import type { ChatOptions } from './chat-options.ts';

/** Options of a legacy completion: those of chat, and OpenAI's old ones. */
export interface CompletionOptions extends Omit<ChatOptions, 'logprobs' | 'response_format'> {
  /** 1 to 20. */
  best_of?: number;
  /** Repeat the prompt before the answer. */
  echo?: boolean;
  /** How many log probabilities for each token, 0 to 5. */
  logprobs?: number | null;
  /** What comes after the answer. */
  suffix?: string;
  response_format?: JSONObject;
}

/** The body of `POST /completions`, which OpenRouter keeps for old clients. */
export interface CompletionBody extends CompletionOptions {
  model: string;
  prompt: string;
  stream?: boolean;
  [extra: string]: unknown;
}
