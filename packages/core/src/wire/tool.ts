import type { JSONObject } from '../json.ts';
import type { CacheControl } from './chat-message.ts';

/**
 * A function that the caller runs. `name` has at most 64 characters of `a-zA-Z0-9_-`; `parameters` is a JSON schema.
 * @see https://openrouter.ai/docs/features/tool-calling
 */
export interface FunctionTool {
  type: 'function';
  function: { name: string; description?: string; parameters?: JSONObject; strict?: boolean };
  cache_control?: CacheControl;
}

/**
 * A tool that OpenRouter runs, for example `openrouter:web_search`; options nest under `parameters`. No interface: LangChain's agents take
 * a `Record<string, unknown>`, which an interface is not.
 */
export type ServerTool = {
  type: `openrouter:${string}`;
  parameters?: JSONObject;
};

/** A tool in a form that is not known here, for example the shorthand `{ type: 'web_search' }`: sent as it is. A function is none. */
export interface OtherTool {
  type: string & {};
  function?: never;
  [key: string]: unknown;
}

/** A tool that is offered to the model. */
export type Tool = FunctionTool | ServerTool | OtherTool;

/** Which tool the model must, may or must not call. The last form forces a server tool. */
export type ToolChoice =
  | 'none'
  | 'auto'
  | 'required'
  | { type: 'function'; function: { name: string } }
  | { type: `openrouter:${string}` };
