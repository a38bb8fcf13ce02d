import { hasVideoFailed, OpenRouterError } from '@openrouter-adapters/core';
import type { MediaAnswers } from '@openrouter-adapters/core';

import type { AgentToolContext } from '../agent-tool.ts';
import { readCounts, toBill } from '../answers/usage.ts';
import { toPaid } from '../count-cost.ts';
import type { Spending } from '../spending.ts';

/** Jobs whose cost was told, by the account that they belong to: several sets of tools may share it. */
const told = new WeakMap<Spending, Set<string>>();

/** Counts what a job cost that is at its end, and tells it, once. */
export function settleJob(
  jobId: string,
  job: MediaAnswers['video'],
  { spending, tellPaid }: Pick<AgentToolContext, 'spending' | 'tellPaid'>,
): void {
  const failed = hasVideoFailed(job);
  if (!failed && job.status !== 'completed') return;
  const { usage } = readCounts(job.usage);
  const bill = toBill({ ...job, id: job.generation_id }, usage);
  const paid = { ...toPaid(bill), jobId, failed };
  // A job that failed costs nothing, unless the answer says so.
  const isFree = failed && paid.cost === undefined;
  spending.settle(jobId, isFree ? 0 : paid.cost);
  if (!isFree && isNews(jobId, paid.cost, spending)) tellPaid(paid);
}

/** A cost that is not known yet may be told again. */
function isNews(jobId: string, cost: number | undefined, spending: Spending): boolean {
  const jobs = told.get(spending) ?? new Set();
  told.set(spending, jobs);
  if (jobs.has(jobId)) return false;
  if (cost !== undefined) jobs.add(jobId);
  return true;
}

/** Asks for jobs whose cost is not known yet; the ones that have no end are given up. */
export async function settleJobs(context: AgentToolContext): Promise<void> {
  const { spending, client, call } = context;
  const asked = spending.pendingJobs.map(async (jobId) => {
    try {
      settleJob(jobId, await client.videos.get(jobId, call), context);
    } catch (error) {
      // What cannot be asked now is asked again before the next job.
      if (!OpenRouterError.isInstance(error)) throw error;
    }
    spending.giveUp(jobId);
  });
  await Promise.all(asked);
}
