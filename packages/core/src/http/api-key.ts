import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { readEnvironment } from './environment.ts';
import type { TransportOptions } from './transport-options.ts';

const kinds = {
  api: {
    setting: 'apiKey',
    variable: 'OPENROUTER_API_KEY',
    name: 'API key',
    missing: 'There is no OpenRouter API key.',
    page: 'https://openrouter.ai/settings/keys',
  },
  management: {
    setting: 'managementKey',
    variable: 'OPENROUTER_MANAGEMENT_KEY',
    name: 'management key',
    missing: 'This call needs a management key: an API key cannot make it.',
    page: 'https://openrouter.ai/settings/management-keys',
  },
} as const;

/**
 * The key for one request: the option (called when it is a function), else the environment variable. An optional one may be empty.
 *
 * @throws {OpenRouterConfigurationError} when there is none, or it holds characters that no key has
 */
export function resolveKey(
  { apiKey, managementKey }: Pick<TransportOptions, 'apiKey' | 'managementKey'>,
  key: 'api' | 'management' | 'optional',
): string | Promise<string> {
  const kind = key === 'management' ? key : 'api';
  const option = (kind === 'management' ? managementKey : apiKey) ?? readEnvironment(kinds[kind].variable);
  if (typeof option !== 'function') return checkKey(kind, option, key === 'optional');
  // A function is there to give a key, so that an empty one is a mistake.
  return Promise.resolve(option()).then((given) => checkKey(kind, given, false));
}

function checkKey(kind: keyof typeof kinds, given: unknown, isOptional: boolean): string {
  const { setting, variable, name, missing, page } = kinds[kind];
  const text = typeof given === 'string' ? given.trim() : '';
  if (text === '' && !isOptional) {
    const advice = `Pass ${setting} or set the environment variable ${variable}; keys are made at ${page}.`;
    throw new OpenRouterConfigurationError(setting, `${missing} ${advice}`);
  }
  // A header with other characters makes `fetch` throw an error that repeats the key.
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  throw new OpenRouterConfigurationError(
    setting,
    `The OpenRouter ${name} holds characters that no key has. Copy it again from ${page}.`,
  );
}
