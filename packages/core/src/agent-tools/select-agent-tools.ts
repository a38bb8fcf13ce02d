import { checkAgentToolNames, checkOptions, refuseOption } from '@openrouter-adapters/core/setup';
import type { AgentToolName } from '@openrouter-adapters/core/setup';

import type { AgentTool } from './agent-tool.ts';

/** What tools have to be; every condition that is given has to hold. */
export interface AgentToolSelection {
  /** One of these. */
  names?: readonly AgentToolName[] | undefined;
  /** Tools that only look, or only the others. */
  readOnly?: boolean | undefined;
  /** Tools that never cost anything, or only the others. */
  free?: boolean | undefined;
}

/**
 * Selects tools by names and by what they do.
 *
 * @throws {OpenRouterConfigurationError} for an option that there is not or whose value cannot be used, and a name that is no tool
 * @example
 * const harmless = selectAgentTools(createAgentTools(), { readOnly: true });
 */
export function selectAgentTools<Tool extends Pick<AgentTool, 'name' | 'isReadOnly' | 'costsMoney'>>(
  tools: readonly Tool[],
  selection: AgentToolSelection,
): Tool[] {
  // A misspelled condition would be none: tools that cost money would be among harmless ones.
  checkOptions(selection, { names: undefined, readOnly: undefined, free: undefined });
  const { names, readOnly, free } = selection;
  checkAgentToolNames('names', names);
  checkFlag('readOnly', readOnly);
  checkFlag('free', free);
  return tools.filter(
    (tool) =>
      (names?.includes(tool.name) ?? true) &&
      (readOnly === undefined || tool.isReadOnly === readOnly) &&
      (free === undefined || tool.costsMoney !== free),
  );
}

function checkFlag(setting: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'boolean') refuseOption(setting, 'true or false');
}
