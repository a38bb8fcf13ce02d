import type { FlexibleSchema } from '@ai-sdk/provider-utils';
import type {
  AgentToolName,
  AgentToolResult,
  AgentToolsOptions,
  ApprovalRequest,
} from '@openrouter-adapters/core/agent-tools';
import type { ToolResultOutput } from '@ai-sdk/provider-utils';

/** Which agent tools there are, who has to approve their calls, and what they may spend. */
export interface OpenRouterAgentToolsOptions<
  Included extends AgentToolName = AgentToolName,
  Excluded extends AgentToolName = never,
> extends Pick<AgentToolsOptions, 'limit' | 'spending' | 'saveFile' | 'readFile' | 'managementKey'> {
  /** Only these tools. Default: all 27. */
  include?: readonly Included[] | undefined;
  /** Not these tools. */
  exclude?: readonly Excluded[] | undefined;
  /**
   * Which calls the user has to approve, in `toolApproval`: those of all tools that cost money (`true`, the default), of none
   * (`false`), of these tools, or the calls for which the function says so.
   */
  approve?: boolean | readonly AgentToolName[] | ((call: ApprovalRequest) => boolean | Promise<boolean>) | undefined;
}

/** An operation of OpenRouter as a tool of the AI SDK. */
export interface OpenRouterAgentTool {
  description: string;
  /** JSON Schema. The tool itself checks inputs, so that a model is told how to correct them. */
  inputSchema: FlexibleSchema<Record<string, unknown>>;
  /** Never throws but for an abort: failures are results, with `isError`. */
  execute: (
    input: Record<string, unknown>,
    options: { abortSignal?: AbortSignal | undefined },
  ) => Promise<AgentToolResult>;
  /** What the model sees of a result: never the bytes of files. */
  toModelOutput: (options: { output: AgentToolResult }) => ToolResultOutput;
}

/** Agent tools, and which of their calls the user has to approve: both are options of `generateText`, `streamText` and agents. */
export interface OpenRouterAgentTools<Name extends AgentToolName = AgentToolName> {
  /** For `tools`. */
  tools: Record<Name, OpenRouterAgentTool>;
  /** For `toolApproval`. */
  toolApproval: Partial<
    Record<Name, 'user-approval' | ((input: Record<string, unknown>) => Promise<'user-approval' | undefined>)>
  >;
}
