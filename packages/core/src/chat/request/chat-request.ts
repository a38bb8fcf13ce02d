import type { JSONValue } from '../../json.ts';
import type { ChatMessage } from '../../wire/chat-message.ts';
import type { ChatOptions } from '../../wire/chat-options.ts';
import type { Tool, ToolChoice } from '../../wire/tool.ts';

/**
 * The neutral chat request: what an adapter makes of its host's prompt and options.
 * Options stand under their wire names; `undefined` means that the option is not sent.
 */
export interface ChatRequest {
  /** `author/slug`, `author/slug:variant`, `~author/family-latest`, `@preset/slug` or a router's slug. */
  model: string;
  messages: readonly ChatMessage[];
  tools?: readonly Tool[] | undefined;
  tool_choice?: ToolChoice | undefined;
  options?: { readonly [Name in keyof ChatOptions]?: ChatOptions[Name] | undefined } | undefined;
  /**
   * Fields that are not known here; sent as they are. One that is known wins over `options`. `model`, `messages` and `stream` are
   * refused.
   */
  extra?: Readonly<Record<string, JSONValue | undefined>> | undefined;
}

/** The body of `POST /chat/completions`. */
export interface ChatRequestBody extends ChatOptions {
  model: string;
  messages: ChatMessage[];
  tools?: Tool[];
  tool_choice?: ToolChoice;
  stream?: boolean;
  [extra: string]: unknown;
}

/** Something of the request that cannot be sent, or not as it was given. */
export interface RequestWarning {
  /** Name of the option as it is on the wire, for example `stop`. */
  option: string;
  /** What happens instead. */
  message: string;
}
