/** The model that decides. */
export const model = process.env['OPENROUTER_DECISION_MODEL'] ?? 'typesafe-ai/jev';

export const team = {
  type: 'choice',
  instructions: 'Which team should handle this ticket?',
  criteria: {
    billing: 'An invoice, a payment, a refund',
    technical: 'An error, a crash, a page that does not load',
    sales: 'An offer, a price, more seats',
  },
} as const;

export const urgency = {
  type: 'score' as const,
  instructions: 'How pressing is it?',
  criteria: ['A question that can wait', 'Work is slowed down', 'Nothing works, all customers are affected'],
};

export const complaint = 'Does the customer complain?';

/** What is known of a ticket. */
export interface Triage {
  team: string;
  /** Of the team, from 0 to 1. */
  probability: number;
  /** From 0 to 2. */
  urgency: number;
  /** Probability from 0 to 1. */
  complaint: number;
  inputTokens: number;
  /** US dollars; `undefined` where OpenRouter does not tell. */
  cost: number | undefined;
}
