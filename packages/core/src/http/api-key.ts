import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { readEnvironment } from './environment.ts';
import type { TransportOptions } from './transport-options.ts';

/**
 * The key for one request: the option (called when it is a function), else `OPENROUTER_API_KEY`.
 *
 * @throws {OpenRouterConfigurationError} when there is none, or it holds characters that no key has
 */
export async function resolveAPIKey(option: TransportOptions['apiKey']): Promise<string> {
  const given: unknown =
    typeof option === 'function' ? await option() : (option ?? readEnvironment('OPENROUTER_API_KEY'));
  const key = typeof given === 'string' ? given.trim() : '';
  if (key === '') {
    throw new OpenRouterConfigurationError(
      'apiKey',
      'There is no OpenRouter API key. Pass apiKey or set the environment variable OPENROUTER_API_KEY; keys are made at https://openrouter.ai/settings/keys.',
    );
  }
  // A header with other characters makes `fetch` throw an error that repeats the key.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new OpenRouterConfigurationError(
      'apiKey',
      'The OpenRouter API key holds white space or other characters that no key has. Copy it again from https://openrouter.ai/settings/keys.',
    );
  }
  return key;
}
