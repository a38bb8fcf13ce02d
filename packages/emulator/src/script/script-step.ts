import type { FinishReason } from '../catalogue/model-family.ts';
import type { Fault } from '../faults/fault.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { OtherKindStep } from './other-steps.ts';

/** Which calls a step answers; every member that is given has to fit. */
export interface ScriptMatch {
  /** The model as the request names it, in `model` or `models`. */
  readonly model?: string | RegExp;
  /** A part of the text of the last message, whoever wrote it. */
  readonly lastMessage?: string | RegExp;
  /** A part of the last text of the user. */
  readonly userMessage?: string | RegExp;
  /** A part of the system messages, or several parts that all have to be there. */
  readonly systemMessage?: string | RegExp | readonly string[];
  /** A tool that the request offers. */
  readonly toolName?: string;
  /** True: a tool has answered since the user last spoke. A text: a part of its answer, which is the last message. */
  readonly toolResult?: boolean | string;
  /** The id of the call that the last message answers. */
  readonly toolCallId?: string;
  /** How many messages of the assistant the request holds. */
  readonly turn?: number;
  /** `response_format.type`. */
  readonly responseFormat?: string;
}

/** A tool call that the script makes. */
export interface ScriptedCall {
  readonly name: string;
  /** JSON, or the text as it is to travel. */
  readonly arguments: JsonObject | string;
  /** Default: an id as the model's upstream makes them. */
  readonly id?: string;
}

/** Counts that differ from what the emulator would count. The cost follows from them unless it is given too. */
export interface ScriptedUsage {
  readonly promptTokens?: number;
  /** All output tokens, those of the reasoning among them. */
  readonly completionTokens?: number;
  readonly reasoningTokens?: number;
  /** Prompt tokens that came from the cache. */
  readonly cachedTokens?: number;
  /** Prompt tokens that were written to the cache. */
  readonly cacheWriteTokens?: number;
  /** US dollars. Default: what the price table says. */
  readonly cost?: number;
}

/**
 * What one of the next calls of a model that chats answers, whichever API it comes through. A step without text, calls, reasoning
 * and refusal leaves the words to the emulator; what else it says (counts, citations, how it ends) holds for them.
 */
export interface ChatStep {
  /** Default: `chat`. */
  readonly kind?: 'chat';
  /** Default: any call. */
  readonly match?: ScriptMatch;
  /** How many calls the step answers. Default 1. */
  readonly times?: number | 'always';
  /** The text; a list is the deltas in which it is streamed; any other JSON is written as JSON. */
  readonly text?: string | readonly string[] | JsonObject;
  /**
   * What the model thinks, in one block or several; sealed as the model's upstream seals it. An empty text: only the
   * sealed part is sent, where the upstream has one.
   */
  readonly reasoning?: string | readonly string[];
  readonly toolCalls?: readonly ScriptedCall[];
  readonly refusal?: string;
  readonly annotations?: readonly JsonObject[];
  readonly usage?: ScriptedUsage;
  /** Default: `tool_calls` with calls, else `stop`. */
  readonly finishReason?: FinishReason;
  /** Default: what the model's upstream says for the finish reason. */
  readonly nativeFinishReason?: string;
  /** What goes wrong, as an object or in the words of the header `x-emulator-fault`. */
  readonly fault?: Fault | string;
}

/** What one of the next calls answers: a call of a model that chats, or one of the kind that `kind` says. */
export type ScriptStep = ChatStep | OtherKindStep;

/** A script as `emulator.script` and the option `script` take it: steps, `{ steps }`, or the JSON of aimock's fixtures. */
export type Script =
  | readonly ScriptStep[]
  | { readonly steps: readonly ScriptStep[] }
  | { readonly fixtures: JsonValue };

/** A script that was given to an emulator. */
export interface ScriptHandle {
  /** The steps that still wait for a call; those that answer `always` stay. */
  readonly pending: readonly ScriptStep[];
  /** What of a fixture file the emulator does not do. Empty for scripts in its own form. */
  readonly notes: readonly string[];
  /** Takes the pending steps back. */
  clear(): void;
}
