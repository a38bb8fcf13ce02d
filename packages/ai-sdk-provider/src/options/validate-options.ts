import { InvalidArgumentError } from '@ai-sdk/provider';
import { safeValidateTypes, type LazySchema } from '@ai-sdk/provider-utils';
import { isObject } from '@openrouter-adapters/core';

import { toCamelCase } from '../settings/letter-case.ts';

/**
 * Checks options by their schema.
 *
 * @param argument how the caller knows their place, for messages: `providerOptions.openrouter`, `settings`
 * @throws {InvalidArgumentError} for the first option of a wrong type
 */
export async function validateOptions(
  schema: LazySchema<Record<string, unknown>>,
  value: Record<string, unknown>,
  argument: string,
): Promise<void> {
  const checked = await safeValidateTypes({ value, schema });
  if (checked.success) return;
  const { path, message } = firstIssue(checked.error.cause);
  throw new InvalidArgumentError({
    argument,
    message: `${[argument, ...path.map(String).map(toCamelCase)].join('.')} is not valid: ${message}`,
    cause: checked.error,
  });
}

/** zod's first issue, read without zod's classes: several versions of zod may be installed. */
function firstIssue(cause: unknown): { path: readonly unknown[]; message: string } {
  const issues = isObject(cause) && Array.isArray(cause['issues']) ? cause['issues'] : [];
  const issue: unknown = issues[0];
  if (!isObject(issue)) return { path: [], message: 'it has a wrong type.' };
  return { path: Array.isArray(issue['path']) ? issue['path'] : [], message: String(issue['message']) };
}
