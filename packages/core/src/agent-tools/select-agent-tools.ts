import type { AgentToolName } from './agent-tool-names.ts';
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
 * @example
 * const harmless = selectAgentTools(createAgentTools(), { readOnly: true });
 */
export function selectAgentTools<Tool extends Pick<AgentTool, 'name' | 'isReadOnly' | 'costsMoney'>>(
  tools: readonly Tool[],
  { names, readOnly, free }: AgentToolSelection,
): Tool[] {
  return tools.filter(
    (tool) =>
      (names?.includes(tool.name) ?? true) &&
      (readOnly === undefined || tool.isReadOnly === readOnly) &&
      (free === undefined || tool.costsMoney !== free),
  );
}
