import type { AnswerForm } from '../chat/answer-form.ts';
import type { AnswerParts } from '../chat/answer-parts.ts';
import { createCutter } from '../chat/text/text-cutter.ts';
import type { EmulatorState } from '../emulator-state.ts';
import type { ErrorMember } from '../http/api-error.ts';
import type { JsonObject } from '../json/json-value.ts';
import { buildOutput } from './build-output.ts';
import { buildOpenResponse, closeResponse, errorCode, failResponse } from './build-response.ts';
import { numberEvents, responseEvents } from './response-events.ts';

/** The form of OpenAI's responses. `echoed`: the request, of which the answer repeats much. */
export function createResponsesForm(echoed: JsonObject, state: EmulatorState): AnswerForm {
  const open = (parts: AnswerParts): JsonObject => buildOpenResponse(parts.envelope, echoed);
  const outputOf = ({ answer, logprobs, turn }: AnswerParts): JsonObject[] =>
    buildOutput(answer, { ids: state.random, logprobs, tellsPhase: tellsPhase(turn) });
  const close = (parts: AnswerParts, output: JsonObject[]): JsonObject =>
    closeResponse(open(parts), parts, { output, completedAt: Math.floor(state.clock() / 1000) });
  const events = (parts: AnswerParts, output: JsonObject[]) =>
    responseEvents(open(parts), close(parts, output), output, createCutter(parts.answer));
  const failed = (parts: AnswerParts, error: ErrorMember) => ({
    type: 'response.failed',
    response: failResponse(open(parts), error, []),
  });
  return {
    buildBody: (parts, broken) =>
      broken ? failResponse(open(parts), broken.error, outputOf(parts)) : close(parts, outputOf(parts)),
    buildEmptyBody: (parts) => close(parts, []),
    buildErrorBody: (error, id) => ({ ...(id !== undefined && { id }), error }),
    buildEvents: (parts) => events(parts, outputOf(parts)),
    buildEmptyEvents: (parts) => events(parts, []),
    buildErrorEvent: (parts, error, { envelope }) => (envelope ? failed(parts, error) : buildErrorEvent(error)),
    buildBrokenEvent: (parts, { kind, error }) =>
      kind === 'choice-error' ? failed(parts, error) : buildErrorEvent(error),
    finishEvents: numberEvents,
  };
}

function buildErrorEvent(error: ErrorMember): Record<string, unknown> {
  return { type: 'error', code: errorCode(error), message: error.message, param: null };
}

/** As recorded: OpenAI's models that reason say which message is the final answer, the older ones do not. */
function tellsPhase({ family, model }: AnswerParts['turn']): boolean {
  return family.dialect === 'openai' && model.reasoning !== undefined;
}
