export { OpenRouterToolkit } from './agent-tools/open-router-toolkit.ts';
export type { InterruptOn } from './agent-tools/open-router-toolkit.ts';
export { OpenRouterTool } from './agent-tools/open-router-tool.ts';
export type { AgentToolInput, AgentToolSchema } from './agent-tools/open-router-tool.ts';
export type { ClientFields } from './client/client-fields.ts';
export type { HeadersInput, HeadersObject } from './headers/headers-input.ts';
export type { ApprovalQuestion, Interrupt, OpenRouterToolkitInput } from './agent-tools/toolkit-fields.ts';
export { AgentFile, agentToolNames, Spending } from '@openrouter-adapters/core/agent-tools';
export type {
  AgentFileContent,
  AgentToolName,
  AgentToolOutput,
  AgentToolResult,
  PaidAnswer,
  ReadableFile,
  ReadFile,
  SaveFile,
  SpendingOptions,
} from '@openrouter-adapters/core/agent-tools';
