import { messageOf, OpenRouterError, withoutAdvice } from '@openrouter-adapters/core';
import type { OpenRouterErrorKind } from '@openrouter-adapters/core';

import { agentToolFacts } from '@openrouter-adapters/core/setup';
import type { AgentToolName } from './agent-tool-names.ts';

/** A failure as a text that a model can act on: what happened, then what it can do. */
export function describeFailure(name: AgentToolName, error: unknown): string {
  if (!OpenRouterError.isInstance(error)) {
    return `${name} failed: ${messageOf(error)}. Do not repeat the call; tell the user.`;
  }
  const facts = [error.kind, error.status === undefined ? undefined : `HTTP ${error.status}`];
  const what = facts.filter((fact) => fact !== undefined).join(', ');
  // The advice there is for callers of the API: a model gets one of its own.
  const said = settledByUser.has(error.kind) ? error.message : withoutAdvice(error);
  return `${name} failed (${what}): ${said}\n${advise(name, error)}`;
}

/** What only the user can do about it is told to the user: it stays in the message. */
const settledByUser: ReadonlySet<OpenRouterErrorKind> = new Set([
  'authentication',
  'payment-required',
  'permission-denied',
  'connection',
  'invalid-response',
]);

const tellUser = 'Another call would fail in the same way: tell the user.';
const later = 'Try again in a moment, or use another model.';
const paid = 'It may be paid for already, and another call is paid for again: use another model, or tell the user.';

/** Does the tool take the id of a generation or a video job? */
function isOfEarlierCall(name: AgentToolName): boolean {
  return name.startsWith('openrouter_get_generation') || name.startsWith('openrouter_get_video');
}

function advise(name: AgentToolName, error: OpenRouterError): string {
  // The kinds of every installed copy are these.
  const kind: OpenRouterErrorKind = error.kind;
  switch (kind) {
    case 'authentication':
    case 'permission-denied':
    case 'payment-required':
    case 'gone':
      return tellUser;
    case 'configuration':
      return 'Nothing was sent. Correct the input if it is named above; else tell the user.';
    case 'not-found':
      return adviseOnId(name);
    case 'invalid-request':
      return 'Correct the input and call again. What a model supports is told by openrouter_get_model.';
    case 'conflict':
      return 'Something else changed it, or has its name: look at what is there now before another call.';
    case 'context-length':
      return 'Shorten the input, or use a model with a larger context_length (openrouter_list_models, parameter context).';
    case 'content-policy':
      return 'Rephrase the request, or use another model.';
    case 'rate-limit':
      return error.retryAt === undefined
        ? later
        : `Try again after ${error.retryAt.toISOString()}, or use another model.`;
    case 'overloaded':
      return later;
    case 'timeout':
    case 'upstream':
    case 'server':
    case 'connection':
    case 'interrupted':
    case 'invalid-response':
      return agentToolFacts[name].costsMoney && !error.isRetryable ? paid : later;
  }
}

function adviseOnId(name: AgentToolName): string {
  if (isOfEarlierCall(name)) return 'Check the id: it is the one that an earlier call answered. Ids are exact.';
  const check = 'Check the id: openrouter_list_models gives the ids of models. Ids are exact.';
  return agentToolFacts[name].costsMoney
    ? `${check} If it is right, none of its upstreams allows the tools, inputs and privacy settings asked for.`
    : check;
}
