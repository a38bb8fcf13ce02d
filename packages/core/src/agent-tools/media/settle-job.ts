import { hasVideoFailed, OpenRouterError } from '@openrouter-adapters/core';
import type { CallOptions, MediaAnswers, OpenRouterClient } from '@openrouter-adapters/core';

import { readCost } from '../answers/usage.ts';
import type { Spending } from '../spending.ts';

/** Counts what a job cost that is at its end. */
export function settleJob(jobId: string, job: MediaAnswers['video'], spending: Spending): void {
  const { cost } = readCost(job.usage);
  // A job that failed costs nothing, unless the answer says so.
  if (hasVideoFailed(job)) spending.settle(jobId, cost ?? 0);
  else if (job.status === 'completed') spending.settle(jobId, cost);
}

/** Asks for jobs whose cost is not known yet; the ones that have no end are given up. */
export async function settleJobs(spending: Spending, client: OpenRouterClient, call: CallOptions): Promise<void> {
  const asked = spending.pendingJobs.map(async (jobId) => {
    try {
      settleJob(jobId, await client.videos.get(jobId, call), spending);
    } catch (error) {
      // What cannot be asked now is asked again before the next job.
      if (!OpenRouterError.isInstance(error)) throw error;
    }
    spending.giveUp(jobId);
  });
  await Promise.all(asked);
}
