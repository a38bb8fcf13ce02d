import type { AgentToolName } from './agent-tool-names.ts';

/** A call that costs money, before it is made. */
export interface ApprovalRequest {
  name: AgentToolName;
  /** What the tool does, in the words that the model reads. */
  description: string;
  /** The input, checked. */
  input: Readonly<Record<string, unknown>>;
}

/**
 * Decides about a call that costs money: `true` lets it go, `false` or a reason (for the model) does not. What it throws passes through
 * the tool: that is how an interrupt of LangGraph works.
 */
export type Approve = (request: ApprovalRequest) => boolean | string | Promise<boolean | string>;
