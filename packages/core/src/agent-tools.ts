export { createAgentTools } from './agent-tools/create-agent-tools.ts';
export type { AgentToolsOptions } from './agent-tools/create-agent-tools.ts';
export { selectAgentTools } from './agent-tools/select-agent-tools.ts';
export type { AgentToolSelection } from './agent-tools/select-agent-tools.ts';
export { agentToolNames } from './agent-tools/agent-tool-names.ts';
export type { AgentToolName } from './agent-tools/agent-tool-names.ts';
export type {
  AgentTool,
  AgentToolOutput,
  AgentToolResult,
  ReadableFile,
  ReadFile,
  SaveFile,
} from './agent-tools/agent-tool.ts';
export { AgentFile } from './agent-tools/agent-file.ts';
export type { AgentFileContent } from './agent-tools/agent-file.ts';
export type { ApprovalRequest, Approve } from './agent-tools/approve.ts';
export { Spending } from './agent-tools/spending.ts';
// Every type that a client, its options and its answers are made of.
export type * from '@openrouter-adapters/core';
