import { OpenRouterError } from '@openrouter-adapters/core';
import type { ActivityRow, Credits, Generation, KeyInfo } from '@openrouter-adapters/core';
import type { Account } from './connection.ts';

/** What is known of an account; a text where it is not: why. */
export interface Report {
  key: KeyInfo;
  credits: Credits | string;
  activity: ActivityRow[] | string;
  generations: (Generation | string)[];
}

/** Asks all at once. What cannot be had does not hold the rest up. */
export async function readReport({ client, generationIds }: Account): Promise<Report> {
  const [key, credits, activity, ...generations] = await Promise.all([
    client.key.get(),
    client.credits.get().catch(explain),
    client.activity.list().catch(explain),
    ...generationIds.map((id) => client.generations.get(id).catch(explain)),
  ]);
  return {
    key: key.data,
    credits: typeof credits === 'string' ? credits : credits.data,
    activity: typeof activity === 'string' ? activity : activity.data,
    generations: generations.map((generation) => (typeof generation === 'string' ? generation : generation.data)),
  };
}

/** Why the API, or the lack of a key, does not tell it. Anything else is a defect of the program. */
function explain(error: unknown): string {
  if (OpenRouterError.isInstance(error)) return error.message;
  throw error;
}
