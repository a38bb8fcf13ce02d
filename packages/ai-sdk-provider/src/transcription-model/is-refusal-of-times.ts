import { APICallError } from '@ai-sdk/provider';

/**
 * Was a request refused because the upstream has no times? Only upstreams that are compatible with OpenAI know `verbose_json`; the
 * others answer 400, which costs nothing.
 */
export function isRefusalOfTimes(error: unknown): boolean {
  if (!APICallError.isInstance(error) || error.statusCode !== 400) return false;
  return /verbose_json|response[_ ]format|timestamp/i.test(`${error.message} ${error.responseBody ?? ''}`);
}
