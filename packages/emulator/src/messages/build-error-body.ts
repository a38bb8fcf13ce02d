import type { ErrorMember } from '../http/api-error.ts';

/** Anthropic's words for HTTP statuses; OpenRouter's fact sheet of errors has the same. */
const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  408: 'timeout_error',
  429: 'rate_limit_error',
  503: 'overloaded_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** The `error` member in Anthropic's form. */
export function buildError({ code, message, metadata }: ErrorMember): Record<string, unknown> {
  const status = Number(code);
  const type = TYPES[status] ?? (status >= 400 && status < 500 ? 'invalid_request_error' : 'api_error');
  const errorType = metadata?.error_type;
  return { type, message, ...(typeof errorType === 'string' && { error_type: errorType }) };
}

/** An error body in Anthropic's form; `requestId` is the generation's id, null before a generation began. */
export function buildErrorBody(error: ErrorMember, requestId: string | null): Record<string, unknown> {
  return {
    type: 'error',
    error: buildError(error),
    request_id: requestId,
    ...(error.metadata && { metadata: error.metadata }),
  };
}
