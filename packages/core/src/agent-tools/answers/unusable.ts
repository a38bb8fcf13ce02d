import { isObject, OpenRouterError, readUsage } from '@openrouter-adapters/core';

/** The error for an answer that came and gives nothing. It keeps what the answer cost. */
export function unusable(said: string, usage: unknown): OpenRouterError {
  const read = isObject(usage) ? readUsage(usage) : undefined;
  return new OpenRouterError({ kind: 'invalid-response', message: `${said}.`, usage: read });
}
