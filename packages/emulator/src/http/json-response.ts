import { errorMember, type ApiError, type ErrorMember } from './api-error.ts';

/** Headers that every answer of OpenRouter's API carries, as recorded. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'X-Generation-Id,cf-ray',
  'x-content-type-options': 'nosniff',
};

/** A JSON answer. `leadingText` goes before the JSON: OpenRouter keeps long requests alive with blank lines. */
export function jsonResponse(
  body: unknown,
  options: { status?: number; headers?: Readonly<Record<string, string>>; leadingText?: string } = {},
): Response {
  return new Response((options.leadingText ?? '') + JSON.stringify(body), {
    status: options.status ?? 200,
    headers: { ...COMMON_HEADERS, 'content-type': 'application/json', ...options.headers },
  });
}

/** An error answer in OpenRouter's shape. `user_id` is there once the key is known. */
export function errorResponse(
  error: ApiError,
  userId: string | undefined,
  toErrorBody: (error: ErrorMember) => Record<string, unknown> = (member) => ({
    error: member,
    ...(userId !== undefined && { user_id: userId }),
  }),
): Response {
  const body = toErrorBody(errorMember(error));
  return jsonResponse(error.routing ? { ...body, openrouter_metadata: error.routing } : body, {
    status: error.status,
    headers: error.headers,
  });
}
