import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';

/**
 * For operations that wait for the whole answer: one in events would be made, paid for and not be understood.
 *
 * @throws {OpenRouterConfigurationError} for `stream: true`
 */
export function refuseStream(body: object): void {
  if (!('stream' in body) || body.stream !== true) return;
  throw new OpenRouterConfigurationError(
    'stream',
    'This call waits for the whole answer. For a streamed one call stream().',
  );
}
