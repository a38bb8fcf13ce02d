import type { ErrorMember } from '../http/api-error.ts';
import type { AnswerParts } from './answer-parts.ts';
import type { ChatEvent } from './wire/chat-events.ts';

/** An error in the middle of an answer: of the choice, or of the whole stream. */
interface BrokenAnswer {
  readonly kind: 'choice-error' | 'stream-error';
  readonly error: ErrorMember;
}

/** How one of the APIs that chat writes an answer: chat completions, messages, responses. */
export interface AnswerForm {
  /** The body of a whole answer; with `broken`, of one that ended in an error. */
  buildBody(parts: AnswerParts, broken?: BrokenAnswer): Record<string, unknown>;
  /** The body of an answer without any output. */
  buildEmptyBody(parts: AnswerParts): Record<string, unknown>;
  /** The body that is nothing but an error, under status 200. */
  buildErrorBody(error: ErrorMember, id: string | undefined): Record<string, unknown>;
  /** The events of a stream in which nothing goes wrong. */
  buildEvents(parts: AnswerParts): Iterable<ChatEvent>;
  /** The events of a stream without any output. */
  buildEmptyEvents(parts: AnswerParts): Iterable<ChatEvent>;
  /** The event of an error before any output; `whole` where it has the envelope of an answer. */
  buildErrorEvent(parts: AnswerParts, error: ErrorMember, shape: { id: boolean; envelope: boolean }): EventBody;
  /** The event of an error after some output. */
  buildBrokenEvent(parts: AnswerParts, broken: BrokenAnswer): EventBody;
  /** Whether events carry their `type` in an `event:` line too. Default false. */
  readonly named?: boolean;
  /** A last touch to all events, for example their numbers. */
  finishEvents?(events: Iterable<ChatEvent>): Iterator<ChatEvent>;
}

type EventBody = Record<string, unknown>;
