import type { AsyncCallerParams } from '@langchain/core/utils/async_caller';
import { OpenRouterConfigurationError } from '@openrouter-adapters/core/base';

import { retryOrThrow } from '../errors/retry-or-throw.ts';

/**
 * The fields with which LangChain makes the caller of a model, which queues and repeats requests: those that were given, and this
 * package's own decision about failures where none was given.
 *
 * @throws {OpenRouterConfigurationError} for numbers that the caller would not take
 */
export function toCallerFields<Fields extends AsyncCallerParams>(fields: Fields): Fields {
  check('maxConcurrency', fields.maxConcurrency, 1);
  check('maxRetries', fields.maxRetries, 0);
  return { ...fields, onFailedAttempt: fields.onFailedAttempt ?? retryOrThrow };
}

function check(name: string, value: number | undefined, least: number): void {
  // Callers without types say `null` for nothing, and so does LangChain.
  if (value == null || (typeof value === 'number' && value >= least)) return;
  throw new OpenRouterConfigurationError(name, `${name} is ${value}. Give a number from ${least} on, or Infinity.`);
}
