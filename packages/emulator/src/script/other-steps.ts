import type { FinishReason } from '../catalogue/model-family.ts';
import type { Fault } from '../faults/fault.ts';
import type { VideoBehaviour } from '../videos/video-behaviour.ts';

/** Which calls of a kind a step answers; every member that is given has to fit. */
export interface ScriptCallMatch {
  /** The model as the request names it. */
  readonly model?: string | RegExp;
  /** A part of what was sent as text: the prompt, the texts to embed, the query, the text to be spoken. */
  readonly input?: string | RegExp;
}

/** What the steps for calls beside chat have in common. */
export interface CallStep {
  /** Default: any call of the kind. */
  readonly match?: ScriptCallMatch;
  /** How many calls the step answers. Default 1. */
  readonly times?: number | 'always';
  /** What goes wrong, as an object or in the words of the header `x-emulator-fault`: a fault that meets answers of this kind. */
  readonly fault?: Fault | string;
}

/** Counts that differ from what the emulator would count. The cost follows from them unless it is given too. */
export interface ScriptedCounts {
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  readonly reasoningTokens?: number;
  /** Searches that a rerank is billed as. */
  readonly searchUnits?: number;
  /** Length of the sound that a transcription is billed as. */
  readonly seconds?: number;
  /** US dollars. Default: what the price table says. */
  readonly cost?: number;
}

/** What one of the next calls of the older `/completions` answers, in each of its choices. */
export interface CompletionStep extends CallStep {
  readonly kind: 'completions';
  /** The text; a list is the deltas in which it is streamed. */
  readonly text?: string | readonly string[];
  readonly reasoning?: string;
  readonly finishReason?: FinishReason;
  readonly nativeFinishReason?: string;
  readonly usage?: Pick<ScriptedCounts, 'promptTokens' | 'completionTokens' | 'reasoningTokens' | 'cost'>;
}

/** What one of the next calls of `/embeddings` answers. */
export interface EmbeddingsStep extends CallStep {
  readonly kind: 'embeddings';
  /** A vector for each input, as long as they are here; inputs beyond the last get the emulator's own. */
  readonly vectors?: readonly (readonly number[])[];
  readonly usage?: Pick<ScriptedCounts, 'promptTokens' | 'cost'>;
}

/** What one of the next calls of `/rerank` answers. */
export interface RerankStep extends CallStep {
  readonly kind: 'rerank';
  /** A score for each document, in the order of the request; documents beyond the last get the emulator's own. */
  readonly scores?: readonly number[];
  /** The documents, best first, by their index in the request; those that are not named follow. Instead of `scores`. */
  readonly order?: readonly number[];
  readonly usage?: Pick<ScriptedCounts, 'promptTokens' | 'searchUnits' | 'cost'>;
}

/** What one of the next calls of `/audio/speech` answers. */
export interface SpeechStep extends CallStep {
  readonly kind: 'speech';
  /** The bytes of the sound, or base64 of them, sent as they are under the content type that was asked for. */
  readonly audio?: string | Uint8Array;
  readonly usage?: Pick<ScriptedCounts, 'promptTokens' | 'cost'>;
}

/** What one of the next calls of `/audio/transcriptions` answers. */
export interface TranscriptionStep extends CallStep {
  readonly kind: 'transcription';
  /** The transcript; words and segments share the length of the sound among them. */
  readonly text?: string;
  readonly usage?: Pick<ScriptedCounts, 'promptTokens' | 'completionTokens' | 'seconds' | 'cost'>;
}

/** What one of the next calls of `/images` answers. */
export interface ImagesStep extends CallStep {
  readonly kind: 'images';
  /** The pictures: bytes, base64 or data URLs. As many are sent as are here, whatever `n` is. */
  readonly images?: readonly (string | Uint8Array)[];
  readonly usage?: Pick<ScriptedCounts, 'promptTokens' | 'completionTokens' | 'cost'>;
}

/** How the job of one of the next calls of `POST /videos` goes. */
export interface VideosStep extends CallStep {
  readonly kind: 'videos';
  /** In the place of the option `video`. */
  readonly video?: VideoBehaviour;
  readonly usage?: Pick<ScriptedCounts, 'cost'>;
}

/** What one of the next calls of `/api/alpha/decisions` answers. */
export interface DecisionsStep extends CallStep {
  readonly kind: 'decisions';
  /**
   * By question: the option of a choice, the level of a score (from 0, may lie between two), the probability of a yes; or an answer as it is
   * sent. Questions that are not here get the emulator's own answer.
   */
  readonly answers?: Readonly<Record<string, string | number | Readonly<Record<string, unknown>>>>;
  readonly usage?: Pick<ScriptedCounts, 'promptTokens' | 'completionTokens' | 'cost'>;
}

/** A step for calls beside those of models that chat; which calls, `kind` says. */
export type OtherKindStep =
  | CompletionStep
  | EmbeddingsStep
  | RerankStep
  | SpeechStep
  | TranscriptionStep
  | ImagesStep
  | VideosStep
  | DecisionsStep;

/** The kinds of calls beside chat. */
export type OtherKind = OtherKindStep['kind'];

/** The step for calls of a kind. */
export type StepOfKind<Kind extends OtherKind> = Extract<OtherKindStep, { kind: Kind }>;
