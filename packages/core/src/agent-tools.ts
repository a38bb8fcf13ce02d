export { createAgentTools } from './agent-tools/create-agent-tools.ts';
export type { AgentToolsOptions } from './agent-tools/create-agent-tools.ts';
export { selectAgentTools } from './agent-tools/select-agent-tools.ts';
export type { AgentToolSelection } from './agent-tools/select-agent-tools.ts';
export { AgentFile, agentToolNames, Spending } from '@openrouter-adapters/core/setup';
export type { AgentFileContent, AgentToolFacts, AgentToolName, SpendingOptions } from '@openrouter-adapters/core/setup';
export type {
  AgentTool,
  AgentToolOutput,
  AgentToolResult,
  PaidAnswer,
  ReadableFile,
  ReadFile,
  SaveFile,
} from './agent-tools/agent-tool.ts';
export type { ApprovalRequest, Approve } from './agent-tools/approve.ts';
// Every type that a client, its options and its answers are made of.
export type * from '@openrouter-adapters/core';
