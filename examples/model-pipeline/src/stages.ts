import { z } from 'zod';

/** The model of each stage. */
export const models = {
  extract: process.env['OPENROUTER_EXTRACT_MODEL'] ?? 'openai/gpt-5-nano',
  write: process.env['OPENROUTER_WRITE_MODEL'] ?? 'anthropic/claude-sonnet-4.5',
  check: process.env['OPENROUTER_CHECK_MODEL'] ?? 'google/gemini-2.5-flash',
};

/** A step of the work. */
export type Stage = keyof typeof models;

/** What `extract` gives. */
export const factsSchema = z.object({
  product: z.string(),
  facts: z.array(z.string()).min(1).describe('What the notes say about the product, one fact each.'),
});

/** What `check` gives. */
export const verdictSchema = z.object({
  isFaithful: z.boolean().describe('Does the text say nothing beyond the facts?'),
  remarks: z.array(z.string()),
});

/** What the stages made. */
export interface Work {
  facts: z.infer<typeof factsSchema>;
  text: string;
  verdict: z.infer<typeof verdictSchema>;
  costs: StageCost[];
}

/** What one stage used. */
export interface StageCost {
  stage: Stage;
  inputTokens: number;
  outputTokens: number;
  /** US dollars. */
  cost: number;
}

export const askForFacts = (notes: string) => `Take the facts about the product out of these notes.\n\n${notes}`;

export const askForText = ({ product, facts }: Work['facts']) =>
  `Write two sentences that sell this product, ${product}, with these facts and no others:\n${facts.join('\n')}`;

export const askForVerdict = ({ facts }: Work['facts'], text: string) =>
  `Does the text say anything that the facts do not?\n\nFacts:\n${facts.join('\n')}\n\nText:\n${text}`;
