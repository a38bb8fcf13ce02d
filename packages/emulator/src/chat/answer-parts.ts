import type { RouteContext } from '../routing/route.ts';
import type { ChatAnswer } from './chat-answer.ts';
import type { ChatTurn } from './chat-turn.ts';
import type { Settlement } from './settlement.ts';
import type { ChatEnvelope } from './wire/chat-envelope.ts';

/** What both ways of answering need. */
export interface AnswerParts {
  readonly context: RouteContext;
  readonly turn: ChatTurn;
  readonly answer: ChatAnswer;
  readonly envelope: ChatEnvelope;
  readonly settlement: Settlement;
  /** Alternatives per token; undefined for no log probabilities. */
  readonly logprobs: number | undefined;
}
