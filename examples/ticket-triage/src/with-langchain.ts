import { HumanMessage } from '@langchain/core/messages';
import { OpenRouterDecisions } from '@openrouter-adapters/langchain/decisions';

import type { Connection } from './connection.ts';
import { complaint, model, team, urgency } from './questions.ts';
import type { Triage } from './questions.ts';

/** Sorts a ticket with LangChain. */
export async function triageWithLangChain(ticket: string, connection: Connection): Promise<Triage> {
  const decisions = new OpenRouterDecisions({ model, ...connection });
  const { choices, scores, nouls, usage_metadata, cost } = await decisions.invoke({
    state: new HumanMessage(ticket),
    questions: { team, urgency, complaint: { type: 'noul', instructions: complaint } },
  });
  return {
    team: choices.team.choice,
    probability: choices.team.probabilities[choices.team.choice],
    urgency: scores.urgency.score,
    complaint: nouls.complaint.noul,
    inputTokens: usage_metadata?.input_tokens ?? 0,
    cost,
  };
}
