import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { readEnvironment } from './environment.ts';
import type { TransportOptions } from './transport-options.ts';

type KeyOption = TransportOptions['apiKey'];

/**
 * The key for one request: the option (called when it is a function), else `OPENROUTER_API_KEY`.
 *
 * @throws {OpenRouterConfigurationError} when there is none, or it holds characters that no key has
 */
export async function resolveAPIKey(option: KeyOption): Promise<string> {
  const key = await readKey(option ?? readEnvironment('OPENROUTER_API_KEY'));
  if (key === '') {
    throw new OpenRouterConfigurationError(
      'apiKey',
      'There is no OpenRouter API key. Pass apiKey or set the environment variable OPENROUTER_API_KEY; keys are made at https://openrouter.ai/settings/keys.',
    );
  }
  return checkedKey('apiKey', 'API key', 'https://openrouter.ai/settings/keys', key);
}

/** Is there an API key, or a function that gives one? */
export function hasAPIKey(option: KeyOption): boolean {
  const given = option ?? readEnvironment('OPENROUTER_API_KEY');
  return typeof given === 'function' || (given ?? '').trim() !== '';
}

/**
 * The key for the endpoints that administer an account: the option, else `OPENROUTER_MANAGEMENT_KEY`.
 *
 * @throws {OpenRouterConfigurationError} when there is none, or it holds characters that no key has
 */
export async function resolveManagementKey(option: KeyOption): Promise<string> {
  const key = await readKey(option ?? readEnvironment('OPENROUTER_MANAGEMENT_KEY'));
  if (key === '') {
    throw new OpenRouterConfigurationError(
      'managementKey',
      'This call needs a management key: an API key cannot make it. Pass managementKey or set the environment variable OPENROUTER_MANAGEMENT_KEY; they are made at https://openrouter.ai/settings/management-keys.',
    );
  }
  return checkedKey('managementKey', 'management key', 'https://openrouter.ai/settings/management-keys', key);
}

async function readKey(option: KeyOption): Promise<string> {
  const given: unknown = typeof option === 'function' ? await option() : option;
  return typeof given === 'string' ? given.trim() : '';
}

function checkedKey(setting: string, name: string, page: string, key: string): string {
  // A header with other characters makes `fetch` throw an error that repeats the key.
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new OpenRouterConfigurationError(
    setting,
    `The OpenRouter ${name} holds white space or other characters that no key has. Copy it again from ${page}.`,
  );
}
