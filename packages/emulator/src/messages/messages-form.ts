import type { AnswerForm } from '../chat/answer-form.ts';
import type { AnswerParts } from '../chat/answer-parts.ts';
import type { ChatAnswer } from '../chat/chat-answer.ts';
import type { JsonObject } from '../json/json-value.ts';
import { buildContent, type ContentOptions } from './build-content.ts';
import { buildError, buildErrorBody } from './build-error-body.ts';
import { buildMessageUsage, buildUsage } from './build-usage.ts';
import { messageEvents } from './message-events.ts';

/** The form of Anthropic's messages. */
export function createMessagesForm(options: ContentOptions): AnswerForm {
  const blocksOf = ({ answer }: AnswerParts): JsonObject[] => buildContent(answer, options).map(({ block }) => block);
  return {
    named: true,
    // There is no partial answer with an error in Anthropic's form: the error takes its place.
    buildBody: (parts, broken) =>
      broken ? buildErrorBody(broken.error, parts.envelope.id) : buildMessage(parts, blocksOf(parts), 'whole'),
    buildEmptyBody: (parts) => buildMessage(parts, [], 'whole'),
    buildErrorBody: (error, id) => buildErrorBody(error, id ?? null),
    buildEvents: (parts) =>
      messageEvents(parts, buildContent(parts.answer, options), buildMessage(parts, [], 'streamed')),
    buildEmptyEvents: (parts) => messageEvents(parts, [], buildMessage(parts, [], 'streamed')),
    buildErrorEvent: (_parts, error) => ({ type: 'error', error: buildError(error) }),
    buildBrokenEvent: (_parts, { error }) => ({ type: 'error', error: buildError(error) }),
  };
}

function buildMessage(parts: AnswerParts, content: JsonObject[], form: 'whole' | 'streamed'): JsonObject {
  const { answer, envelope, settlement } = parts;
  const usage =
    form === 'whole' ? buildUsage(settlement, answer, envelope) : buildMessageUsage(settlement, answer, envelope);
  return {
    id: envelope.id,
    type: 'message',
    role: 'assistant',
    model: envelope.model,
    content,
    stop_reason: stopReason(answer),
    stop_sequence: answer.stopSequence ?? null,
    stop_details:
      answer.refusal === undefined ? null : { type: 'refusal', category: null, explanation: answer.refusal },
    container: null,
    provider: envelope.provider,
    usage: usage as JsonObject, // numbers, nulls and objects of such
  };
}

function stopReason(answer: ChatAnswer): string | null {
  if (answer.refusal !== undefined) return 'refusal';
  switch (answer.finishReason) {
    case 'length':
      return 'max_tokens';
    case 'tool_calls':
      return 'tool_use';
    case 'content_filter':
      return 'refusal';
    case null:
      return null;
    case 'stop':
    case 'error':
      return answer.stopSequence === undefined ? 'end_turn' : 'stop_sequence';
  }
}
