import type { ChatAnswer } from '../chat-answer.ts';
import type { ReasoningDetail } from '../reasoning/reasoning-detail.ts';
import { tokenLogprobs } from '../text/token-logprobs.ts';
import type { Usage } from '../usage/build-usage.ts';
import type { ChatEnvelope } from './chat-envelope.ts';

/** The body of an answer that is not streamed. `logprobs`: number of alternatives per token, undefined for none. */
export function buildResult(
  envelope: ChatEnvelope,
  answer: ChatAnswer,
  usage: Usage,
  options: { logprobs: number | undefined; error?: unknown },
): Record<string, unknown> {
  const choice = {
    index: 0,
    logprobs:
      options.logprobs === undefined ? null : { content: tokenLogprobs(answer.text, options.logprobs), refusal: [] },
    finish_reason: options.error === undefined ? answer.finishReason : 'error',
    native_finish_reason: options.error === undefined ? answer.nativeFinishReason : 'error',
    message: buildMessage(answer),
    ...(options.error !== undefined && { error: options.error }),
  };
  return {
    id: envelope.id,
    object: 'chat.completion',
    created: envelope.created,
    model: envelope.model,
    provider: envelope.provider,
    system_fingerprint: envelope.fingerprint,
    service_tier: envelope.serviceTier,
    choices: [choice],
    usage,
  };
}

function buildMessage(answer: ChatAnswer): Record<string, unknown> {
  return {
    role: 'assistant',
    // Empty beside tool calls, in whole answers; their deltas have null.
    content: answer.text === '' && answer.refusal !== undefined ? null : answer.text,
    refusal: answer.refusal ?? null,
    reasoning: readableReasoning(answer.details),
    ...(answer.details.length > 0 && { reasoning_details: answer.details }),
    ...(answer.toolCalls.length > 0 && {
      tool_calls: answer.toolCalls.map((call, index) => ({ index, ...call })),
    }),
    ...(answer.images.length > 0 && {
      images: answer.images.map((url, index) => ({ type: 'image_url', image_url: { url }, index })),
    }),
    ...(answer.annotations.length > 0 && { annotations: answer.annotations }),
  };
}

/** `message.reasoning`: the text of all details that have one; null when all of it is encrypted. */
function readableReasoning(details: readonly ReasoningDetail[]): string | null {
  const text = details.map((detail) => detail.text ?? detail.summary ?? '').join('');
  return text === '' ? null : text;
}
