import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { asObject, isObject } from '../json.ts';

/** Names of options, and what their values must be; nothing where that is checked elsewhere. */
export type AgentToolOptionKinds<Name extends string = string> = Readonly<
  Record<Name, 'a function' | 'an account (Spending)' | undefined>
>;

/** Options that every set of tools has. */
export type CommonAgentToolOption =
  | 'include'
  | 'exclude'
  | 'limit'
  | 'spending'
  | 'saveFile'
  | 'readFile'
  | 'managementKey';

const common: AgentToolOptionKinds<CommonAgentToolOption> = {
  include: undefined,
  exclude: undefined,
  limit: undefined,
  spending: 'an account (Spending)',
  saveFile: 'a function',
  readFile: 'a function',
  managementKey: undefined,
};

/**
 * Refuses options that there are not, and values that cannot be used: JavaScript and JSON are not checked by types, and a misspelled limit
 * would be none. A limit beside an account would be another one.
 *
 * @param further options of this set beside those that every set has
 * @throws {OpenRouterConfigurationError} that names the option, and what it must be
 */
export function checkAgentToolOptions(options: unknown, further: AgentToolOptionKinds): void {
  checkOptions(options, { ...common, ...further });
  const { limit, spending } = asObject(options);
  if (limit !== undefined && spending !== undefined) {
    throw new OpenRouterConfigurationError('limit', 'Give a limit or a spending account, not both.');
  }
}

/**
 * Refuses what is no object, options that are not among these, and values that cannot be used.
 *
 * @throws {OpenRouterConfigurationError} that names the option, and what it must be
 */
export function checkOptions(options: unknown, kinds: AgentToolOptionKinds): void {
  if (!isObject(options)) refuseOption('options', 'an object');
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(kinds, name)) {
      const known = Object.keys(kinds).join(', ');
      throw new OpenRouterConfigurationError(name, `There is no option ${name}. There are: ${known}.`);
    }
    const kind = kinds[name];
    if (kind === undefined || value === undefined) continue;
    // An account may be one of another installed copy of this package.
    const callable = kind === 'a function' ? value : asObject(value)['enter'];
    if (typeof callable !== 'function') refuseOption(name, kind);
  }
}

/**
 * Refuses an option whose value cannot be used.
 *
 * @throws {OpenRouterConfigurationError} that names the option and what it must be, and does not tell the value
 */
export function refuseOption(name: string, kind: string): never {
  throw new OpenRouterConfigurationError(name, `${name} must be ${kind}.`);
}
