import type { AnswerForm } from '../answer-form.ts';
import { buildResult } from './build-result.ts';
import { buildChunk } from './chat-envelope.ts';
import { chatEvents } from './chat-events.ts';

/** The form of chat completions. */
export const CHAT_FORM: AnswerForm = {
  buildBody: ({ envelope, answer, settlement, logprobs }, broken) =>
    buildResult(envelope, answer, settlement.usage, { logprobs, ...(broken && { error: broken.error }) }),
  buildEmptyBody: ({ envelope, answer, settlement, logprobs }) => ({
    ...buildResult(envelope, answer, settlement.usage, { logprobs }),
    choices: [],
  }),
  buildErrorBody: (error, id) => ({ ...(id !== undefined && { id }), error }),
  buildEvents: ({ context, turn, answer, envelope, settlement, logprobs }) =>
    chatEvents(envelope, answer, settlement.usage, {
      usageChunk: context.state.options.usageChunk ?? 'repeated-finish',
      logprobs,
      // Gemini streams a call with all its arguments in one delta.
      argumentsAtOnce: turn.family.dialect === 'google',
    }),
  buildEmptyEvents: ({ envelope, settlement }) => [
    { kind: 'comment' },
    { kind: 'usage', body: buildChunk(envelope, [], { usage: settlement.usage }) },
    { kind: 'done' },
  ],
  buildErrorEvent: ({ envelope }, error, { id, envelope: whole }) =>
    whole ? buildChunk(envelope, [], { error }) : { ...(id && { id: envelope.id }), error },
  buildBrokenEvent({ envelope }, { kind, error }) {
    const choice = {
      delta: { content: '', role: 'assistant' },
      finish_reason: 'error',
      native_finish_reason: 'error',
      ...(kind === 'choice-error' && { error }),
    };
    return buildChunk(envelope, [choice], kind === 'stream-error' ? { error } : {});
  },
};
