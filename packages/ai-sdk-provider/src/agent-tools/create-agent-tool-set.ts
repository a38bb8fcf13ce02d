import { jsonSchema } from '@ai-sdk/provider-utils';
import { OpenRouterError, type TransportOptions } from '@openrouter-adapters/core';
import { createAgentTools, type AgentTool, type AgentToolName } from '@openrouter-adapters/core/agent-tools';

import { toConfigurationError } from '../errors/to-host-error.ts';
import type { OpenRouterAgentTool, OpenRouterAgentTools, OpenRouterAgentToolsOptions } from './agent-tools-options.ts';

/**
 * Core's agent tools → a tool set of the AI SDK, and the approvals that go with it.
 *
 * @throws {InvalidArgumentError} for a name that is no tool, or a limit that is none
 */
export function createAgentToolSet(
  transport: TransportOptions,
  { approve = true, managementKey, ...options }: OpenRouterAgentToolsOptions<AgentToolName, AgentToolName>,
): OpenRouterAgentTools {
  const tools = create({ ...transport, ...(managementKey !== undefined && { managementKey }), ...options });
  const approvals = tools.flatMap((tool) => {
    const approval = toApproval(tool, approve);
    return approval === undefined ? [] : [[tool.name, approval] as const];
  });
  return {
    // The names that are left are those of the caller's type.
    tools: Object.fromEntries(tools.map((tool) => [tool.name, toHostTool(tool)])) as OpenRouterAgentTools['tools'],
    toolApproval: Object.fromEntries(approvals),
  };
}

function create(options: Parameters<typeof createAgentTools>[0]): AgentTool[] {
  try {
    return createAgentTools(options);
  } catch (error) {
    throw OpenRouterError.isInstance(error) ? toConfigurationError(error) : error;
  }
}

function toHostTool(tool: AgentTool): OpenRouterAgentTool {
  return {
    description: tool.description,
    // Made at the first call. There is no `validate`: the tool's own message tells a model more than the AI SDK's.
    inputSchema: jsonSchema<Record<string, unknown>>(() => tool.inputSchema),
    execute: (input, { abortSignal }) => tool.execute(input, { signal: abortSignal }),
    toModelOutput: ({ output: { output, isError } }) => {
      if (typeof output !== 'string') return { type: 'json', value: output };
      return { type: isError ? 'error-text' : 'text', value: output };
    },
  };
}

function toApproval(
  { name, description, costsMoney }: AgentTool,
  approve: NonNullable<OpenRouterAgentToolsOptions['approve']>,
): OpenRouterAgentTools['toolApproval'][AgentToolName] {
  if (typeof approve === 'function') {
    return async (input) => ((await approve({ name, description, input })) ? 'user-approval' : undefined);
  }
  const isWanted = typeof approve === 'boolean' ? approve && costsMoney : approve.includes(name);
  return isWanted ? 'user-approval' : undefined;
}
