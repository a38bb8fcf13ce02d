import { ApiError } from '../http/api-error.ts';
import type { JsonObject } from '../json/json-value.ts';
import { FailedRoute, type Attempt } from './attempt-route.ts';

/** Runs a step of routing; its errors tell how far the request came, where the caller wants to know. */
export function withRouting<Result>(
  told: (attempts: readonly Attempt[]) => JsonObject | undefined,
  run: () => Result,
): Result {
  try {
    return run();
  } catch (error) {
    const failed = error instanceof FailedRoute ? error : undefined;
    const own = failed?.error ?? error;
    if (!(own instanceof ApiError)) throw own;
    const routing = own.status === 500 ? undefined : told(failed?.attempts ?? []);
    if (!routing) throw own;
    const { metadata, headers } = own;
    throw new ApiError(own.status, own.message, { ...(metadata && { metadata }), headers, routing });
  }
}
