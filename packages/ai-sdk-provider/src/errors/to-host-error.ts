import { APICallError } from '@ai-sdk/provider';
import { OpenRouterError } from '@openrouter-adapters/core/setup';

import { toConfigurationError } from './to-configuration-error.ts';

/** What was sent and what came, as far as it is known when a call fails. */
export interface FailedCall {
  url: string;
  /** The body of the request. The key is in a header, so never in here. */
  body: unknown;
  /** Headers of the answer. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * A failure of core → the AI SDK's error for it: `LoadAPIKeyError` when there is no usable key, `InvalidArgumentError` for other
 * settings that cannot be used, else `APICallError`, whose `cause` is the `OpenRouterError`. Anything else (the reason of an
 * abort) stays what it is.
 *
 * @param names settings that this kind of model calls otherwise, by their wire names
 */
export function toHostError(error: OpenRouterError, call: FailedCall): Error;
export function toHostError(error: unknown, call: FailedCall, names?: Readonly<Record<string, string>>): unknown;
export function toHostError(error: unknown, call: FailedCall, names?: Readonly<Record<string, string>>): unknown {
  if (!OpenRouterError.isInstance(error)) return error;
  if (error.kind === 'configuration') return toConfigurationError(error, names);
  const headers = withWait(error.headers ?? call.headers, error);
  return new APICallError({
    message: error.message,
    url: call.url,
    requestBodyValues: call.body,
    ...(error.status !== undefined && { statusCode: error.status }),
    ...(headers !== undefined && { responseHeaders: { ...headers } }),
    ...(error.body !== undefined && { responseBody: toText(error.body), data: error.body }),
    isRetryable: error.isRetryable,
    cause: error,
  });
}

/**
 * The AI SDK's retries know of a wait only by headers, and heed it up to a minute; OpenRouter often tells it in the body, which is all that
 * an error under status 200 has.
 */
function withWait(headers: FailedCall['headers'], { isRetryable, retryAt }: OpenRouterError): FailedCall['headers'] {
  if (!isRetryable || retryAt === undefined || headers?.['retry-after-ms'] || headers?.['retry-after']) return headers;
  const wait = retryAt.getTime() - Date.now();
  return wait > 0 ? { ...headers, 'retry-after-ms': String(wait) } : headers;
}

function toText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
