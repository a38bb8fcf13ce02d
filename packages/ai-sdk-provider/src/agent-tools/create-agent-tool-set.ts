import { jsonSchema } from '@ai-sdk/provider-utils';
import type { TransportOptions } from '@openrouter-adapters/core';
import {
  agentToolFacts,
  checkAgentToolNames,
  checkAgentToolOptions,
  selectAgentToolNames,
  Spending,
  type AgentToolFacts,
  type AgentToolName,
} from '@openrouter-adapters/core/setup';
import type { AgentTool, AgentToolsOptions } from '@openrouter-adapters/core/agent-tools';

import { withHostErrors } from '../errors/to-configuration-error.ts';
import type { OpenRouterAgentTool, OpenRouterAgentTools, OpenRouterAgentToolsOptions } from './agent-tools-options.ts';

/** Loads a tool. */
type Load = () => Promise<AgentTool>;

/**
 * Core's agent tools → a tool set of the AI SDK, and the approvals that go with it. Their code is loaded at the first call that offers
 * them to a model: whoever does not use them does not pay for them.
 *
 * @throws {InvalidArgumentError} for an option that there is not or whose value cannot be used, and a name that is no tool (also in `approve`)
 */
export function createAgentToolSet(
  transport: TransportOptions,
  options: OpenRouterAgentToolsOptions<AgentToolName, AgentToolName>,
): OpenRouterAgentTools {
  const { approve, names, spending } = withHostErrors(() => readOptions(options));
  const { saveFile, readFile, managementKey } = options;
  const load = createLoading({ ...transport, saveFile, readFile, managementKey, include: names, spending });
  const approvals = names.flatMap((name) => {
    const approval = toApproval(name, agentToolFacts[name], approve);
    return approval === undefined ? [] : [[name, approval] as const];
  });
  const tools = names.map((name) => [name, toHostTool(agentToolFacts[name], () => load(name))] as const);
  return {
    // The names that are left are those of the caller's type.
    tools: Object.fromEntries(tools) as OpenRouterAgentTools['tools'],
    toolApproval: Object.fromEntries(approvals),
  };
}

function readOptions(options: OpenRouterAgentToolsOptions<AgentToolName, AgentToolName>) {
  checkAgentToolOptions(options, { approve: undefined });
  const { approve = true, limit, spending = new Spending({ limit }) } = options;
  checkApprove(approve);
  return { approve, names: selectAgentToolNames(options), spending };
}

/** A name that is no tool would be a tool that costs money without the approval that was asked for. */
function checkApprove(approve: NonNullable<OpenRouterAgentToolsOptions['approve']>): void {
  if (typeof approve === 'boolean' || typeof approve === 'function') return;
  checkAgentToolNames('approve', approve, 'true, false, a function or a list of names of tools');
}

function createLoading(options: AgentToolsOptions): (name: AgentToolName) => Promise<AgentTool> {
  let loading: Promise<Map<AgentToolName, AgentTool>> | undefined;
  const start = async () => {
    try {
      const { createAgentTools } = await import('@openrouter-adapters/core/agent-tools');
      return new Map(withHostErrors(() => createAgentTools(options)).map((tool) => [tool.name, tool]));
    } catch (error) {
      // A file that could not be loaded may be there the next time.
      loading = undefined;
      throw error;
    }
  };
  return async (name) => {
    const tool = (await (loading ??= start())).get(name);
    if (tool === undefined) throw new TypeError(`There is no tool ${name}.`);
    return tool;
  };
}

function toHostTool({ description }: AgentToolFacts, load: Load): OpenRouterAgentTool {
  return {
    description,
    // There is no `validate`: the tool's own message tells a model more than the AI SDK's.
    inputSchema: {
      ...jsonSchema<Record<string, unknown>>({}),
      // Given as a function, it would be asked for once, and a failure would stay.
      get jsonSchema() {
        return load().then(({ inputSchema }) => inputSchema);
      },
    },
    execute: async (input, { abortSignal }) => (await load()).execute(input, { signal: abortSignal }),
    toModelOutput: ({ output: { output, isError } }) => {
      if (typeof output !== 'string') return { type: 'json', value: output };
      return { type: isError ? 'error-text' : 'text', value: output };
    },
  };
}

function toApproval(
  name: AgentToolName,
  { description, costsMoney }: AgentToolFacts,
  approve: NonNullable<OpenRouterAgentToolsOptions['approve']>,
): OpenRouterAgentTools['toolApproval'][AgentToolName] {
  if (typeof approve === 'function') {
    return async (input) => ((await approve({ name, description, input })) ? 'user-approval' : undefined);
  }
  const isWanted = typeof approve === 'boolean' ? approve && costsMoney : approve.includes(name);
  return isWanted ? 'user-approval' : undefined;
}
