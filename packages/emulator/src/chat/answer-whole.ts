import { applyBodyFault, type BodyForm } from '../faults/apply-body-fault.ts';
import { endBody } from '../faults/end-body.ts';
import { faultError, type Fault } from '../faults/fault.ts';
import { wholePause } from '../inference/pace.ts';
import { COMMON_HEADERS } from '../http/json-response.ts';
import { keepAliveText } from '../http/keep-alive.ts';
import { tokenise } from '../tokens/tokenise.ts';
import type { AnswerForm } from './answer-form.ts';
import type { AnswerParts } from './answer-parts.ts';
import { endsInError } from './answer-stream.ts';
import type { ChatAnswer } from './chat-answer.ts';

/** Answers as one JSON body, after the blank lines with which OpenRouter keeps the connection alive. */
export function answerWhole(parts: AnswerParts, form: AnswerForm): Response {
  const { context, answer, envelope, settlement } = parts;
  const { state, fault } = context;
  const failure = fault?.kind === 'choice-error' || fault?.kind === 'stream-error' ? fault : undefined;
  const result = failure
    ? form.buildBody(
        { ...parts, answer: breakOff(answer, failure) },
        { kind: failure.kind, error: faultError(failure.error) },
      )
    : form.buildBody(parts);
  const bodyForm: BodyForm = {
    id: envelope.id,
    toError: (error, id) => form.buildErrorBody(error, id),
    toEmpty: () => form.buildEmptyBody(parts),
  };
  const told = envelope.routing ? { ...result, openrouter_metadata: envelope.routing } : result;
  const body = applyBodyFault(told, keepAliveText(state.options), fault, bodyForm);
  settlement.settle(endsInError(fault) || body.cut === true ? 'failed' : 'finished', {
    streamed: false,
    producedTokens: answer.completionTokens,
    firstEventAt: state.clock(),
  });
  return new Response(endBody(body, context.request.signal, wholePause(context)), {
    headers: { ...COMMON_HEADERS, 'content-type': 'application/json', 'x-generation-id': envelope.id },
  });
}

/** What was said before an error: the first tokens of the text, and no tool calls. */
function breakOff(answer: ChatAnswer, fault: Extract<Fault, { kind: 'choice-error' | 'stream-error' }>): ChatAnswer {
  const text = tokenise(answer.text)
    .slice(0, fault.afterDeltas ?? 1)
    .join('');
  return { ...answer, text, toolCalls: [], images: [], annotations: [] };
}
