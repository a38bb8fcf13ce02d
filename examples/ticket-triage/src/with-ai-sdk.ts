import { createOpenRouter } from '@openrouter-adapters/ai-sdk-provider';
import { experimental_decide as decide } from 'ai';

import type { Connection } from './connection.ts';
import { complaint, model, team, urgency } from './questions.ts';
import type { Triage } from './questions.ts';

/** Sorts a ticket with the AI SDK. */
export async function triageWithAISDK(ticket: string, connection: Connection): Promise<Triage> {
  const openrouter = createOpenRouter(connection);
  const { answers, usage, providerMetadata } = await decide({
    model: openrouter.decisionModel(model),
    state: ticket,
    questions: { team, urgency, complaint: { type: 'boolean', instructions: complaint } },
  });
  // Metadata are JSON: each level may be absent.
  const facts = providerMetadata?.['openrouter']?.['usage'] as { cost?: number } | undefined;
  return {
    team: answers.team.choice,
    probability: answers.team.probabilities?.[answers.team.choice] ?? 0,
    urgency: answers.urgency.score,
    complaint: answers.complaint.probability,
    inputTokens: usage.inputTokens ?? 0,
    cost: facts?.cost,
  };
}
