/** `error` of a body or of a chunk. `code` is a number by the specification, a string at times. */
export interface WireError {
  code?: number | string | null;
  message?: string | null;
  error_type?: string | null;
  http_status?: number | null;
  metadata?: WireErrorMetadata | null;
  availability?: WireAvailability | null;
  [key: string]: unknown;
}

/** What OpenRouter adds to an error; which keys are there depends on the cause. */
export interface WireErrorMetadata {
  error_type?: string | null;
  provider_name?: string | null;
  provider_code?: string | number | null;
  /** The upstream's own answer: often JSON in a string, at times an object. */
  raw?: unknown;
  headers?: Record<string, unknown> | null;
  retry_after_seconds?: number | null;
  reasons?: unknown;
  [key: string]: unknown;
}

/** Why no endpoint could serve the request, and whether trying again helps. */
export interface WireAvailability {
  code?: string;
  retryable?: boolean;
  retry_after?: number | null;
  [key: string]: unknown;
}

/**
 * Error body of every endpoint but `/messages`.
 * @see https://openrouter.ai/docs/api-reference/errors
 */
export interface WireErrorBody {
  error: WireError | string;
  user_id?: string | null;
  [key: string]: unknown;
}
