import { createOpenRouterClient, isObject } from '@openrouter-adapters/core';
import type { OpenRouterClient, TransportOptions } from '@openrouter-adapters/core';
import { checkAgentToolOptions, selectAgentToolNames, Spending, refuseOption } from '@openrouter-adapters/core/setup';
import type { AgentToolName, AgentToolOptionKinds, CommonAgentToolOption } from '@openrouter-adapters/core/setup';

import { agentToolDefinitions } from './agent-tool-definitions.ts';
import type { AgentTool, ReadFile, SaveFile } from './agent-tool.ts';
import type { Approve } from './approve.ts';
import { bindAgentTool } from './bind-agent-tool.ts';
import { createBlindTracing, createTracing } from './trace-call.ts';

/** Which tools there are, how they reach OpenRouter, and what they may spend. */
export interface AgentToolsOptions extends TransportOptions {
  /**
   * A client to call with; else one is made of the other options (key, base URL, `fetch`, …), which a limit is better served by: it sees
   * the ids of generations in headers, and can ask what they cost where an answer does not tell.
   */
  client?: OpenRouterClient | undefined;
  /** Only these tools. Default: all 27. */
  include?: readonly AgentToolName[] | undefined;
  /** Not these tools. */
  exclude?: readonly AgentToolName[] | undefined;
  /** US dollars that these tools may spend; then calls that cost money are refused. Default: no limit. */
  limit?: number | undefined;
  /** An account that other tools share, in place of `limit`. */
  spending?: Spending | undefined;
  /** Asked before each call that costs money. Default: every call is made. */
  approve?: Approve | undefined;
  /** Keeps a file that a tool made, and gives what the model is told in its place. Default: files are in the result, for the app only. */
  saveFile?: SaveFile | undefined;
  /** Reads files by the references that `saveFile` gave, so that a model can name them in inputs. */
  readFile?: ReadFile | undefined;
}

/** Those of the transport are checked where they are used. */
const ownOptions: AgentToolOptionKinds<Exclude<keyof AgentToolsOptions, CommonAgentToolOption>> = {
  client: undefined,
  approve: 'a function',
  apiKey: undefined,
  baseURL: undefined,
  headers: undefined,
  fetch: undefined,
  appURL: undefined,
  appTitle: undefined,
  appCategories: undefined,
  userAgentSuffix: undefined,
};

/**
 * OpenRouter's operations as tools that a model can call, for any framework.
 *
 * @throws {OpenRouterConfigurationError} for an option that there is not or whose value cannot be used, a name that is no tool, or a limit
 * beside an account
 * @example
 * const tools = createAgentTools({ include: ['openrouter_list_models', 'openrouter_get_model'] });
 * const result = await tools[0]?.execute({ supported_parameters: 'tools', context: 200_000, sort: 'pricing-low-to-high' });
 */
export function createAgentTools(options: AgentToolsOptions = {}): AgentTool[] {
  checkAgentToolOptions(options, ownOptions);
  const { client, include, exclude, limit, spending, approve, saveFile, readFile, ...transport } = options;
  if (client !== undefined && !isObject(client)) refuseOption('client', 'a client: createOpenRouterClient()');
  const names = selectAgentToolNames({ include, exclude });
  const shared = {
    client: client ?? createOpenRouterClient(transport),
    spending: spending ?? new Spending({ limit }),
    traceCall: client === undefined ? createTracing(transport) : createBlindTracing(client),
    approve,
    saveFile,
    readFile,
  };
  return names.map((name) => bindAgentTool(agentToolDefinitions[name], shared));
}
