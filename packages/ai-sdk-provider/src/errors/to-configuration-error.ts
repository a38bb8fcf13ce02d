import { InvalidArgumentError, LoadAPIKeyError } from '@ai-sdk/provider';
import { OpenRouterError } from '@openrouter-adapters/core/setup';

import { toCamelCase } from '../settings/letter-case.ts';

/** Settings of core that the AI SDK knows by another name. */
const hostNames: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['model', 'modelId'],
  ['messages', 'prompt'],
]);

/** Nothing was sent: a setting has to change. */
export function toConfigurationError(
  error: OpenRouterError,
  names: Readonly<Record<string, string>> = {},
): LoadAPIKeyError | InvalidArgumentError {
  const { message } = error;
  const setting = 'setting' in error && typeof error.setting === 'string' ? error.setting : 'settings';
  if (setting === 'apiKey') return new LoadAPIKeyError({ message });
  return new InvalidArgumentError({
    argument: names[setting] ?? hostNames.get(setting) ?? toCamelCase(setting),
    message,
    cause: error,
  });
}

/** What a function gives that reads settings: core's errors are the AI SDK's then. */
export function withHostErrors<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    throw OpenRouterError.isInstance(error) ? toConfigurationError(error) : error;
  }
}
