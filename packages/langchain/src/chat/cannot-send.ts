import { OpenRouterConfigurationError } from '@openrouter-adapters/core/base';

/** The error for a part of a conversation that OpenRouter has no place for: what it is, then what to do. */
export function cannotSend(what: string, advice: string): OpenRouterConfigurationError {
  return new OpenRouterConfigurationError('messages', `${what} cannot be sent to OpenRouter. ${advice}`);
}
