import type { OpenRouterError, OpenRouterErrorFields } from './openrouter-error.ts';

/** Everything that an error knows but its cause: what a new error that stands for it begins with. */
export function fieldsOf(error: OpenRouterError): OpenRouterErrorFields {
  const { kind, message, status, code, errorType, providerName, generationId, retryAt, isRetryable } = error;
  const { body, headers, usage } = error;
  return {
    kind,
    message,
    status,
    code,
    errorType,
    providerName,
    generationId,
    retryAt,
    isRetryable,
    body,
    headers,
    usage,
  };
}
