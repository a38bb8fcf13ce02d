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
interface OtherStep {
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

type Counts<Name extends keyof ScriptedCounts> = Pick<ScriptedCounts, Name | 'cost'>;

/** What one of the next calls of the older `/completions` answers, in each of its choices. */
export interface CompletionStep extends OtherStep {
  readonly kind: 'completions';
  /** The text; a list is the deltas in which it is streamed. */
  readonly text?: string | readonly string[];
  readonly reasoning?: string;
  readonly finishReason?: FinishReason;
  readonly nativeFinishReason?: string;
  readonly usage?: Counts<'promptTokens' | 'completionTokens' | 'reasoningTokens'>;
}

/** What one of the next calls of `/embeddings` answers. */
export interface EmbeddingsStep extends OtherStep {
  readonly kind: 'embeddings';
  /** A vector for each input, as long as they are here; inputs beyond the last get the emulator's own. */
  readonly vectors?: readonly (readonly number[])[];
  readonly usage?: Counts<'promptTokens'>;
}

/** What one of the next calls of `/rerank` answers. */
export interface RerankStep extends OtherStep {
  readonly kind: 'rerank';
  /** A score for each document, in the order of the request; documents beyond the last get the emulator's own. */
  readonly scores?: readonly number[];
  /** The documents, best first, by their index in the request; those that are not named follow. Instead of `scores`. */
  readonly order?: readonly number[];
  readonly usage?: Counts<'promptTokens' | 'searchUnits'>;
}

/** What one of the next calls of `/audio/speech` answers. */
export interface SpeechStep extends OtherStep {
  readonly kind: 'speech';
  /** The bytes of the sound, or base64 of them, sent as they are under the content type that was asked for. */
  readonly audio?: string | Uint8Array;
  readonly usage?: Counts<'promptTokens'>;
}

/** What one of the next calls of `/audio/transcriptions` answers. */
export interface TranscriptionStep extends OtherStep {
  readonly kind: 'transcription';
  /** The transcript; words and segments share the length of the sound among them. */
  readonly text?: string;
  readonly usage?: Counts<'promptTokens' | 'completionTokens' | 'seconds'>;
}

/** What one of the next calls of `/images` answers. */
export interface ImagesStep extends OtherStep {
  readonly kind: 'images';
  /** The pictures: bytes, base64 or data URLs. As many are sent as are here, whatever `n` is. */
  readonly images?: readonly (string | Uint8Array)[];
  readonly usage?: Counts<'promptTokens' | 'completionTokens'>;
}

/** How the job of one of the next calls of `POST /videos` goes. */
export interface VideosStep extends OtherStep {
  readonly kind: 'videos';
  /** In the place of the option `video`. */
  readonly video?: VideoBehaviour;
  readonly usage?: Counts<never>;
}

/** A step for calls beside those of models that chat; which calls, `kind` says. */
export type OtherKindStep =
  | CompletionStep
  | EmbeddingsStep
  | RerankStep
  | SpeechStep
  | TranscriptionStep
  | ImagesStep
  | VideosStep;

/** The kinds of calls beside chat. */
export type OtherKind = OtherKindStep['kind'];

/** The step for calls of a kind. */
export type StepOfKind<Kind extends OtherKind> = Extract<OtherKindStep, { kind: Kind }>;
