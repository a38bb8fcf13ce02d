import { advise } from './advice.ts';
import { fieldsOf } from './fields-of.ts';
import { OpenRouterConfigurationError, OpenRouterError } from './openrouter-error.ts';

/**
 * The same error, but one that nobody tries again by itself: what was sent may have been taken, and would be paid for twice. What it
 * said about trying again gives way to the advice.
 *
 * @param error anything that is no `OpenRouterError` (the reason of an abort) stays what it is
 * @param advice what to do, at the end of the message
 */
export function toFinalError(error: unknown, advice: string): unknown {
  return withAdvice(error, advice, false);
}

/** The same error with another advice. */
export function withAdvice(error: unknown, advice: string, isRetryable: boolean): unknown {
  if (!OpenRouterError.isInstance(error)) return error;
  const message = `${withoutRetryAdvice(error)} ${advice}`;
  // Its setting is what hosts tell it by.
  if (error instanceof OpenRouterConfigurationError) return new OpenRouterConfigurationError(error.setting, message);
  return new OpenRouterError({ ...fieldsOf(error), message, isRetryable, cause: error });
}

function withoutRetryAdvice(error: OpenRouterError): string {
  const isAboutRetries = /\btry again\b/i.test(advise(error.kind, error.retryAt) ?? '');
  return isAboutRetries ? withoutAdvice(error) : error.message;
}

/** The message without the advice at its end. */
export function withoutAdvice({ message, kind, retryAt }: OpenRouterError): string {
  const own = advise(kind, retryAt);
  return own !== undefined && message.endsWith(own) ? message.slice(0, -own.length).trimEnd() : message;
}
