import type { AgentToolOptionKinds, CommonAgentToolOption } from '@openrouter-adapters/core/setup';
import type { AgentToolsOptions, ApprovalRequest } from '@openrouter-adapters/core/agent-tools';

import type { ClientFields } from '../client/client-fields.ts';

/** What a human is asked before a call that costs money: the value that LangChain's human-in-the-loop middleware asks with. */
export interface ApprovalQuestion {
  actionRequests: { name: string; args: Record<string, unknown>; description: string }[];
  reviewConfigs: { actionName: string; allowedDecisions: ('approve' | 'reject')[] }[];
}

/** Asks a human, for example LangGraph's `interrupt`. What it throws passes through the tool. */
export type Interrupt = (question: ApprovalQuestion) => unknown;

/** How OpenRouter is reached, which tools there are, and what they may spend. */
export interface OpenRouterToolkitInput
  extends
    Pick<
      ClientFields,
      | 'apiKey'
      | 'baseURL'
      | 'headers'
      | 'fetch'
      | 'appURL'
      | 'siteUrl'
      | 'appTitle'
      | 'siteName'
      | 'appCategories'
      | 'userAgentSuffix'
    >,
    Pick<AgentToolsOptions, 'managementKey' | 'include' | 'exclude' | 'limit' | 'spending' | 'saveFile' | 'readFile'> {
  /**
   * Asked before each call that costs money, inside the tool: pass LangGraph's `interrupt`. It is resumed with
   * `{ decisions: [{ type: 'approve' }] }`, `{ decisions: [{ type: 'reject', message }] }`, or a boolean. Default: nobody is asked; the
   * human-in-the-loop middleware takes `interruptOn` in its place.
   */
  interrupt?: Interrupt | undefined;
}

/** The fields of a toolkit alone, and those of other classes, which an app may keep with them: how OpenRouter is reached. */
export const ownFields: AgentToolOptionKinds<
  Exclude<keyof OpenRouterToolkitInput | keyof ClientFields, CommonAgentToolOption>
> = {
  interrupt: 'a function',
  apiKey: undefined,
  baseURL: undefined,
  headers: undefined,
  fetch: undefined,
  appURL: undefined,
  siteUrl: undefined,
  appTitle: undefined,
  siteName: undefined,
  appCategories: undefined,
  userAgentSuffix: undefined,
  timeout: undefined,
  maxRetries: undefined,
  maxConcurrency: undefined,
  onFailedAttempt: undefined,
  callbacks: undefined,
};

/** A checked call → what a human is asked. */
export function buildQuestion({ name, description, input }: ApprovalRequest): ApprovalQuestion {
  return {
    actionRequests: [{ name, args: { ...input }, description }],
    reviewConfigs: [{ actionName: name, allowedDecisions: ['approve', 'reject'] }],
  };
}

/** What a human answered → `true`, or why not. What cannot be understood is no approval. */
export function readDecision(answer: unknown): boolean | string {
  if (typeof answer === 'boolean') return answer;
  const decisions: unknown =
    typeof answer === 'object' && answer !== null && 'decisions' in answer ? answer.decisions : [answer];
  const decision: unknown = Array.isArray(decisions) ? decisions[0] : undefined;
  if (typeof decision !== 'object' || decision === null || !('type' in decision)) return false;
  if (decision.type === 'approve') return true;
  return 'message' in decision && typeof decision.message === 'string' ? decision.message : false;
}
