import { streamBody } from '../chat/wire/stream-body.ts';
import { createGenerationId } from '../generation/generation-id.ts';
import { ApiError } from '../http/api-error.ts';
import { COMMON_HEADERS, jsonResponse } from '../http/json-response.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { RouteContext } from '../routing/route.ts';
import { buildOpenResponse } from './build-response.ts';
import { numberEvents, responseEvents } from './response-events.ts';

// Errors about lengths are no errors here: OpenRouter's documentation says that they come as an answer that ended early.
const LENGTHS = ['context_length_exceeded', 'max_tokens_exceeded', 'token_limit_exceeded', 'string_too_long'];

/** Whether an error is one of those that this API answers with a response that is incomplete. */
export function isOverlong(error: unknown): error is ApiError {
  return error instanceof ApiError && LENGTHS.some((type) => type === error.metadata?.error_type);
}

/** An incomplete response without output, whole or streamed; it costs nothing and is no generation. */
export function answerOverlong({ state, request }: RouteContext, echoed: JsonObject): Response {
  const created = Math.floor(state.clock() / 1000);
  const id = createGenerationId(created, state.random);
  const { model } = echoed;
  const open = buildOpenResponse({ id, created, model: typeof model === 'string' ? model : 'openrouter/auto' }, echoed);
  const closed = { ...open, status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } };
  const headers = { 'x-generation-id': id };
  if (echoed.stream !== true) return jsonResponse(closed, { headers });
  const body = streamBody(numberEvents(responseEvents(open, closed, [], () => [])), {
    signal: request.signal,
    pace: state.options.pace,
    named: false,
    onDelta: () => undefined,
    onEnd: () => undefined,
  });
  return new Response(body, { headers: { ...COMMON_HEADERS, 'content-type': 'text/event-stream', ...headers } });
}
