import { InvalidArgumentError } from '@ai-sdk/provider';

import { toCamelCase } from '../settings/letter-case.ts';
import { partial, type Checks } from './checks.ts';

/**
 * Checks options; those without a check pass.
 *
 * @param argument how the caller knows their place, for messages: `providerOptions.openrouter`, `settings`
 * @throws {InvalidArgumentError} for the first option of a wrong type
 */
export function validateOptions(checks: Checks, options: Readonly<Record<string, unknown>>, argument: string): void {
  const wrong = partial(checks)(options);
  if (wrong === undefined) return;
  const place = [argument, ...wrong.path.map(toCamelCase)].join('.');
  throw new InvalidArgumentError({ argument, message: `${place} ${wrong.message}` });
}
