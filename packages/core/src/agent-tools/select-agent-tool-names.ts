import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { agentToolNames } from './agent-tool-names.ts';
import type { AgentToolName } from './agent-tool-names.ts';
import { refuseOption } from './check-options.ts';

/** Which tools there are to be. */
export interface AgentToolNameSelection {
  /** Only these. Default: all 27. */
  include?: readonly AgentToolName[] | undefined;
  /** Not these. */
  exclude?: readonly AgentToolName[] | undefined;
}

/**
 * The names that are left of all 27, in their order.
 *
 * @throws {OpenRouterConfigurationError} for what is no list, and a name that is no tool
 */
export function selectAgentToolNames({ include, exclude = [] }: AgentToolNameSelection): AgentToolName[] {
  checkAgentToolNames('include', include);
  checkAgentToolNames('exclude', exclude);
  return agentToolNames.filter((name) => (include?.includes(name) ?? true) && !exclude.includes(name));
}

/**
 * Refuses what is no list of names of tools.
 *
 * @param kind what the option must be
 * @throws {OpenRouterConfigurationError} that names the option, and the name or what it must be
 */
export function checkAgentToolNames(setting: string, names: unknown = [], kind = 'a list of names of tools'): void {
  if (!Array.isArray(names)) refuseOption(setting, kind);
  const known: readonly unknown[] = agentToolNames;
  const wrong = names.findIndex((name) => !known.includes(name));
  if (wrong >= 0) throw new OpenRouterConfigurationError(setting, `There is no tool ${String(names[wrong])}.`);
}
