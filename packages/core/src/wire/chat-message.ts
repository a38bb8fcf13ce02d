import type { WireAnnotation } from './annotation.ts';
import type { ReasoningDetail } from './reasoning-detail.ts';

/**
 * Marks the end of a prompt prefix that the upstream may cache. `ttl` defaults to five minutes.
 * @see https://openrouter.ai/docs/features/prompt-caching
 */
export interface CacheControl {
  type: 'ephemeral';
  ttl?: '5m' | '1h';
}

/** Text, with a cache marker if it is to have one: Anthropic's (`cache_control`) or OpenAI's; OpenRouter converts them. */
export interface TextPart {
  type: 'text';
  text: string;
  cache_control?: CacheControl;
  prompt_cache_breakpoint?: { mode: 'explicit' } | null;
}

/** Image by https URL or data URL (png, jpeg, webp, gif). */
export interface ImagePart {
  type: 'image_url';
  image_url: { url: string; detail?: 'auto' | 'low' | 'high' | 'original' };
  /** As on text. OpenRouter takes it, though its OpenAPI document names it for text alone: the adapters mark the text beside it. */
  cache_control?: CacheControl;
}

/** Audio as base64 without a `data:` prefix; `format` is for example `wav`, `mp3`, `flac`. */
export interface AudioPart {
  type: 'input_audio';
  input_audio: { data: string; format: string };
}

/** Video by URL or data URL (mp4, mpeg, mov, webm). */
export interface VideoPart {
  type: 'video_url';
  video_url: { url: string };
  /** How the model looks at it: on its own initiative, or all of it at once. */
  processing?: 'agentic' | 'static';
}

/** File by URL, data URL or id. PDFs work with every model. */
export interface FilePart {
  type: 'file';
  file: { filename?: string; file_data?: string; file_id?: string };
  /** As on text. OpenRouter takes it, though its OpenAPI document names it for text alone: the adapters mark the text beside it. */
  cache_control?: CacheControl;
}

/** One part of a user message or of a tool's answer. */
export type ContentPart = TextPart | ImagePart | AudioPart | VideoPart | FilePart;

/** Instruction to the model. `developer` is treated like `system`. */
export interface SystemMessage {
  role: 'system' | 'developer';
  content: string | TextPart[];
  name?: string;
}

/** What the user says. */
export interface UserMessage {
  role: 'user';
  content: string | ContentPart[];
  name?: string;
}

/** A call of a function tool in an earlier answer; `arguments` is JSON text. */
export interface ToolCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** An earlier answer. `reasoning_details` and `annotations` go back exactly as they came. */
export interface AssistantMessage {
  role: 'assistant';
  content?: string | ContentPart[] | null;
  tool_calls?: ToolCall[];
  refusal?: string | null;
  reasoning?: string | null;
  reasoning_details?: ReasoningDetail[];
  images?: ImagePart[];
  audio?: { id: string };
  annotations?: WireAnnotation[];
  name?: string;
  /** Which model wrote it; the auto router's `pin_model` reads it. */
  model?: string;
}

/** Result of a tool call. */
export interface ToolMessage {
  role: 'tool';
  tool_call_id: string;
  content: string | ContentPart[];
}

/**
 * One message of the conversation as it travels.
 * @see https://openrouter.ai/docs/api-reference/chat-completion
 */
export type ChatMessage = SystemMessage | UserMessage | AssistantMessage | ToolMessage;
