import { OpenRouterConfigurationError } from '@openrouter-adapters/core/base';

import { agentToolNames } from './agent-tool-names.ts';
import type { AgentToolName } from './agent-tool-names.ts';

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
 * @throws {OpenRouterConfigurationError} for a name that is no tool
 */
export function selectAgentToolNames({ include, exclude = [] }: AgentToolNameSelection): AgentToolName[] {
  checkNames('include', include);
  checkNames('exclude', exclude);
  return agentToolNames.filter((name) => (include?.includes(name) ?? true) && !exclude.includes(name));
}

function checkNames(setting: string, names: readonly string[] = []): void {
  const known: readonly string[] = agentToolNames;
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined) throw new OpenRouterConfigurationError(setting, `There is no tool ${wrong}.`);
}
