import { OpenRouterConfigurationError } from '@openrouter-adapters/core/base';

/**
 * For callers without types, whose text would pass for a list of its characters.
 *
 * @throws {OpenRouterConfigurationError} for what is no list; `name` says which
 */
export function checkList(name: string, list: unknown): void {
  if (!Array.isArray(list)) throw new OpenRouterConfigurationError(name, `The ${name} are no list. Give a list.`);
}
