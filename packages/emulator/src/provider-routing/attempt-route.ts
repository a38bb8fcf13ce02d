import { ApiError } from '../http/api-error.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Candidate } from './candidate.ts';

/** One try to have a candidate answer. */
export interface Attempt {
  readonly candidate: Candidate;
  /** The HTTP status that the upstream answered. */
  readonly status: number;
}

/**
 * Tries one candidate after the other. An upstream that is down or limited hands over to the next endpoint; any other error of a
 * model hands over to the next model. Endpoints whose context is too short are passed over. Throws the last error, with the
 * earlier ones in its metadata.
 */
export function attemptRoute<Result>(
  candidates: readonly Candidate[],
  serve: (candidate: Candidate) => Result,
): { result: Result; candidate: Candidate; attempts: readonly Attempt[] } {
  const attempts: Attempt[] = [];
  const errors: ApiError[] = [];
  let given: string | undefined;
  let tooShort: { candidate: Candidate; error: ApiError } | undefined;
  for (const candidate of candidates) {
    if (candidate.requested === given) continue;
    try {
      const result = serve(candidate);
      return { result, candidate, attempts: [...attempts, { candidate, status: 200 }] };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.metadata?.error_type === 'context_length_exceeded') {
        if (!tooShort || contextOf(candidate) > contextOf(tooShort.candidate)) tooShort = { candidate, error };
        continue;
      }
      attempts.push({ candidate, status: error.status });
      errors.push(error);
      // What this endpoint refuses, the others of its model would refuse too.
      if (error.status < 500 && error.status !== 429) given = candidate.requested;
    }
  }
  if (errors.length === 0 && tooShort) {
    const { candidate, error } = tooShort;
    throw new FailedRoute([error], [{ candidate, status: error.status }]);
  }
  throw new FailedRoute(errors, attempts);
}

function contextOf({ endpoint }: Candidate): number {
  return endpoint.contextLength ?? Infinity;
}

/** No candidate answered. */
export class FailedRoute extends Error {
  override readonly name = 'FailedRoute';
  readonly attempts: readonly Attempt[];
  /** What the caller is told: the last error. */
  readonly error: ApiError;

  constructor(errors: readonly ApiError[], attempts: readonly Attempt[]) {
    const last = errors.at(-1) ?? new ApiError(503, 'No upstream is available');
    super(last.message);
    this.attempts = attempts;
    const previous = errors.slice(0, -1).map((error, index) => toPrevious(error, attempts[index]));
    this.error =
      previous.length === 0
        ? last
        : new ApiError(last.status, last.message, {
            metadata: { ...last.metadata, previous_errors: previous },
            headers: last.headers,
          });
  }
}

function toPrevious(error: ApiError, attempt: Attempt | undefined): JsonObject {
  return {
    provider: attempt?.candidate.endpoint.providerName ?? null,
    code: error.status,
    status: error.status,
    message: error.message,
  };
}
