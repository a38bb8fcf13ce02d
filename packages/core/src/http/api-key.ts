import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { readEnvironment } from './environment.ts';
import type { TransportOptions } from './transport-options.ts';

/** An API key cannot make the calls of a management key. */
type KeyKind = 'api' | 'management';

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
  const option = (kind === 'management' ? managementKey : apiKey) ?? readEnvironment(variableOf(kind));
  if (typeof option !== 'function') return checkKey(kind, option, key === 'optional');
  // A function is there to give a key, so that an empty one is a mistake.
  return Promise.resolve(option()).then((given) => checkKey(kind, given, false));
}

function variableOf(kind: KeyKind) {
  return kind === 'api' ? 'OPENROUTER_API_KEY' : 'OPENROUTER_MANAGEMENT_KEY';
}

function checkKey(kind: KeyKind, given: unknown, isOptional: boolean): string {
  const text = typeof given === 'string' ? given.trim() : '';
  // A header with other characters makes `fetch` throw an error that repeats the key.
  const isUsable = /^[\x21-\x7e]*$/.test(text);
  if (isUsable && (text !== '' || isOptional)) return text;
  const setting = `${kind}Key`;
  const [name, prefix] = kind === 'api' ? ['API key', ''] : ['management key', 'management-'];
  const page = `https://openrouter.ai/settings/${prefix}keys`;
  const message = isUsable
    ? `There is no OpenRouter ${name}, which this call needs. Pass ${setting} or set ${variableOf(kind)}; keys are made at ${page}.`
    : `The OpenRouter ${name} holds characters that no key has. Copy it again from ${page}.`;
  throw new OpenRouterConfigurationError(setting, message);
}
