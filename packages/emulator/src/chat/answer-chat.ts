import type { AnswerForm } from './answer-form.ts';
import type { AnswerParts } from './answer-parts.ts';
import { answerStream } from './answer-stream.ts';
import { answerWhole } from './answer-whole.ts';

/** Answers in the form of an API, streamed or whole as the request wants it. */
export function answerChat(parts: AnswerParts, form: AnswerForm): Response {
  return parts.turn.request.stream === true ? answerStream(parts, form) : answerWhole(parts, form);
}
