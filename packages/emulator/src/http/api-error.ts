import type { JsonObject } from '../json/json-value.ts';

/** The `error` member of OpenRouter's error bodies. */
export interface ErrorMember {
  code: number | string;
  message: string;
  metadata?: JsonObject;
}

/** Thrown by handlers; the emulator answers it as `{error: {code, message, metadata?}}` with the status. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly metadata: JsonObject | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** `openrouter_metadata`, where the request asked for it. */
  readonly routing: JsonObject | undefined;

  constructor(
    status: number,
    message: string,
    options: { metadata?: JsonObject; headers?: Readonly<Record<string, string>>; routing?: JsonObject } = {},
  ) {
    super(message);
    this.status = status;
    this.metadata = options.metadata;
    this.headers = options.headers ?? {};
    this.routing = options.routing;
  }
}

/**
 * An error that a provider behind OpenRouter answered: OpenRouter wraps it as "Provider returned error" and puts the
 * provider's own body, as text, into `metadata.raw`.
 */
export function providerError(status: number, providerName: string, body: JsonObject): ApiError {
  return new ApiError(status, 'Provider returned error', {
    metadata: { raw: JSON.stringify(body), provider_name: providerName, is_byok: false },
  });
}

/** The `error` member for an error; keys in the order in which OpenRouter sends them. */
export function errorMember(error: ApiError): ErrorMember {
  return {
    message: error.message,
    code: error.status,
    ...(error.metadata && { metadata: error.metadata }),
  };
}
