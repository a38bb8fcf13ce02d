export { agentToolNames } from './agent-tools/agent-tool-names.ts';
export type { AgentToolName } from './agent-tools/agent-tool-names.ts';
export { agentToolFacts } from './agent-tools/agent-tool-facts.ts';
export type { AgentToolFacts } from './agent-tools/agent-tool-facts.ts';
export { selectAgentToolNames } from './agent-tools/select-agent-tool-names.ts';
export type { AgentToolNameSelection } from './agent-tools/select-agent-tool-names.ts';
export { AgentFile } from './agent-tools/agent-file.ts';
export type { AgentFileContent } from './agent-tools/agent-file.ts';
export { Spending } from './agent-tools/spending.ts';
