import type { OpenRouterError } from '../errors/openrouter-error.ts';
import type { Usage } from '../usage/usage.ts';
import type { WireFileAnnotation, WireAnnotation, WireURLCitationAnnotation } from '../wire/annotation.ts';
import type { WireImage, WireTokenLogprob } from '../wire/chat-response.ts';
import type { ReasoningDetail, ReasoningServerToolCall } from '../wire/reasoning-detail.ts';

/**
 * Why the answer ended. `interrupted` and `error` are never a success; `other` is a reason that is not known here, or none in an
 * answer that arrived whole.
 */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'error' | 'interrupted' | 'other';

/** First event: as soon as the answer says anything about itself. Each field may be unknown. */
export interface ResponseStart {
  type: 'response-start';
  /** Generation id, `gen-…`. */
  id: string | undefined;
  /** The model that answers; may differ from the one that was asked. */
  model: string | undefined;
  /** Display name of the upstream. */
  provider: string | undefined;
  /** Unix time in seconds. */
  created: number | undefined;
}

/** Text begins. */
export interface TextStart {
  type: 'text-start';
  block: number;
}
/** A piece of text. */
export interface TextDelta {
  type: 'text-delta';
  block: number;
  text: string;
}
/** Text ends. */
export interface TextEnd {
  type: 'text-end';
  block: number;
  /** The whole text of the block. */
  text: string;
  /** What was cited while the block was open, in order. */
  citations: Citation[];
}

/** Reasoning begins. */
export interface ReasoningStart {
  type: 'reasoning-start';
  block: number;
  /** Kind of the reasoning detail, or `undefined` for an upstream that sends plain text only. */
  detailType: string | undefined;
}
/** A piece of reasoning. */
export interface ReasoningDelta {
  type: 'reasoning-delta';
  block: number;
  /** Readable reasoning: text or summary. Encrypted details have no deltas. */
  text: string;
}
/** Reasoning ends. */
export interface ReasoningEnd {
  type: 'reasoning-end';
  block: number;
  /** All readable reasoning of the block; empty for encrypted details. */
  text: string;
  /**
   * The reasoning detail as it was when the block ended, for hosts that keep parts: they send these, each `reasoning-late.fragment` and each
   * `server-tool.detail` back through `joinReasoningDetails`, others `finish.reasoningDetails`; never both. `undefined` for plain text without
   * details.
   */
  detail: ReasoningDetail | undefined;
}
/** The missing rest of a reasoning detail (its signature) that came after its block had ended. */
export interface ReasoningLate {
  type: 'reasoning-late';
  /** The block that it belongs to. */
  block: number;
  /** What arrived late: appended to the block's detail, it makes it whole. */
  fragment: ReasoningDetail;
}

/** A tool call begins: its id and name are known. */
export interface ToolCallStart {
  type: 'tool-call-start';
  block: number;
  id: string;
  name: string;
}
/** A piece of a tool call's arguments. */
export interface ToolCallDelta {
  type: 'tool-call-delta';
  block: number;
  /** A piece of JSON text. */
  arguments: string;
}
/** Comes with the end of the answer only: arguments that already parse may still grow. */
export interface ToolCallEnd {
  type: 'tool-call-end';
  block: number;
  id: string;
  name: string;
  /**
   * What the model wrote as JSON, which need not parse; `{}` for a complete call without arguments, and what had arrived for one that is not
   * complete.
   */
  arguments: string;
  /** The call came whole. False when the answer broke off inside it: it must not be executed. */
  complete: boolean;
}

/** A generated image. */
export interface ImageEvent {
  type: 'image';
  block: number;
  /** Data URL or URL. */
  url: string;
  image: WireImage;
}

/** Audio begins. */
export interface AudioStart {
  type: 'audio-start';
  block: number;
  id: string | undefined;
}
/** A piece of audio, of its transcript, or of both. */
export interface AudioDelta {
  type: 'audio-delta';
  block: number;
  /** Base64. */
  data: string;
  transcript: string;
}
/** Audio ends. */
export interface AudioEnd {
  type: 'audio-end';
  block: number;
  id: string | undefined;
  /** Base64 pieces as they came; join them with `joinBase64`. */
  data: string[];
  transcript: string;
  /** Unix time in seconds until which `id` can be sent back. */
  expiresAt: number | undefined;
}

/** A refusal begins. */
export interface RefusalStart {
  type: 'refusal-start';
  block: number;
}
/** A piece of a refusal. */
export interface RefusalDelta {
  type: 'refusal-delta';
  block: number;
  text: string;
}
/** A refusal ends. */
export interface RefusalEnd {
  type: 'refusal-end';
  block: number;
  text: string;
}

/** A page that the answer cites. Offsets count characters of the answer's text. */
export interface Citation {
  url: string;
  title: string | undefined;
  content: string | undefined;
  startIndex: number | undefined;
  endIndex: number | undefined;
  /** As it came, to be sent back. */
  annotation: WireURLCitationAnnotation;
}
/** The answer cites a page. */
export interface CitationEvent {
  type: 'citation';
  /** The text block that was open, or the last one; `undefined` before any text. */
  block: number | undefined;
  /** Counts the citations of the answer from 0. */
  number: number;
  citation: Citation;
}
/** A parsed file; sent back, it saves the parsing. */
export interface FileAnnotationEvent {
  type: 'file-annotation';
  annotation: WireFileAnnotation;
}
/** Log probabilities of the tokens of a chunk. */
export interface LogprobsEvent {
  type: 'logprobs';
  tokens: WireTokenLogprob[];
}
/** A tool that OpenRouter ran inside the answer. */
export interface ServerToolEvent {
  type: 'server-tool';
  block: number;
  id: string;
  name: string;
  arguments: unknown;
  result: unknown;
  /** As it came, to be sent back. */
  detail: ReasoningServerToolCall;
}
/** Something odd that does not make the answer wrong. */
export interface WarningEvent {
  type: 'warning';
  message: string;
}
/** A chunk as it came; only when asked for. */
export interface RawEvent {
  type: 'raw';
  chunk: unknown;
}
/** The answer failed. More events may follow (usage), `finish` among them. */
export interface ErrorEvent {
  type: 'error';
  error: OpenRouterError;
}

/** Last event, exactly once. With the reason `error` or `interrupted` an `error` event has come before. */
export interface Finish {
  type: 'finish';
  reason: FinishReason;
  /** `finish_reason` as it came. */
  rawReason: string | undefined;
  /** The upstream's own word, for example `end_turn` or `MAX_TOKENS`. */
  nativeReason: string | undefined;
  usage: Usage | undefined;
  /** Every reasoning detail of the answer, whole and in order, to be sent back verbatim. */
  reasoningDetails: ReasoningDetail[];
  /** Every annotation of the answer, in order, once each. */
  annotations: WireAnnotation[];
  logprobs: WireTokenLogprob[] | undefined;
  id: string | undefined;
  model: string | undefined;
  provider: string | undefined;
  created: number | undefined;
  serviceTier: string | undefined;
  systemFingerprint: string | undefined;
  /** `openrouter_metadata`, when asked for by the header `X-OpenRouter-Metadata`. */
  openrouterMetadata: unknown;
  /** `debug` chunks, when asked for. */
  debug: unknown[];
  /** Fields of the answer that are not known here, as they came. */
  extra: Record<string, unknown>;
}

/**
 * What an answer is made of, in the order in which the model produced it. Blocks are numbered from 0 in the order in which they
 * open; every `…-end` carries the whole block. The union is closed: what OpenRouter adds becomes `extra`, a warning or an error.
 */
export type ChatEvent =
  | ResponseStart
  | TextStart
  | TextDelta
  | TextEnd
  | ReasoningStart
  | ReasoningDelta
  | ReasoningEnd
  | ReasoningLate
  | ToolCallStart
  | ToolCallDelta
  | ToolCallEnd
  | ImageEvent
  | AudioStart
  | AudioDelta
  | AudioEnd
  | RefusalStart
  | RefusalDelta
  | RefusalEnd
  | CitationEvent
  | FileAnnotationEvent
  | LogprobsEvent
  | ServerToolEvent
  | WarningEvent
  | RawEvent
  | ErrorEvent
  | Finish;
