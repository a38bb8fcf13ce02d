import type { OpenRouterError, OpenRouterErrorFields } from './openrouter-error.ts';

/** Everything that an error knows but its cause: what a new error that stands for it begins with. */
export function fieldsOf(error: OpenRouterError): OpenRouterErrorFields {
  // The message of an error is the one field that is not enumerable.
  return Object.assign({}, error, { message: error.message });
}
