import { OpenRouterConfigurationError } from '@openrouter-adapters/core';

/**
 * Makes a part of a request. An error says which one it was: what maps messages and media knows chat requests only.
 *
 * @throws {OpenRouterConfigurationError} that names `setting`, for what cannot be sent
 */
export function naming<Part>(setting: string, said: string, make: () => Part): Part {
  try {
    return make();
  } catch (error) {
    if (!OpenRouterConfigurationError.isInstance(error)) throw error;
    throw new OpenRouterConfigurationError(setting, `${said} ${error.message}`);
  }
}
