import { hasVideoFailed, OpenRouterError } from '@openrouter-adapters/core';
import type { MediaAnswers } from '@openrouter-adapters/core';

import type { AgentToolContext, PaidAnswer } from '../agent-tool.ts';
import { readCounts, toBill } from '../answers/usage.ts';
import { lookUpCost, toPaid } from '../count-cost.ts';
import type { Spending } from '../spending.ts';

/** What is known of a job beside what the API says of it. */
interface JobNotes {
  /** Asked for when it was submitted: the API's answers on a job name none. */
  model: string | undefined;
  isTold: boolean;
}

/** Of each job, by the account that it belongs to: several sets of tools may share it. */
const accounts = new WeakMap<Spending, Map<string, JobNotes>>();

function notesOf(jobId: string, spending: Spending): JobNotes {
  const jobs = accounts.get(spending) ?? new Map<string, JobNotes>();
  accounts.set(spending, jobs);
  const notes = jobs.get(jobId) ?? { model: undefined, isTold: false };
  jobs.set(jobId, notes);
  return notes;
}

/** Keeps the model of a job that was submitted. */
export function noteModel(jobId: string, model: string, spending: Spending): void {
  notesOf(jobId, spending).model = model;
}

/**
 * Counts what a job cost that is at its end, and tells it, once.
 *
 * @throws the signal's reason alone; the job is still expected then
 */
export async function settleJob(
  jobId: string,
  job: MediaAnswers['video'],
  context: Pick<AgentToolContext, 'client' | 'call' | 'spending' | 'tellPaid'>,
): Promise<void> {
  const { call, spending, tellPaid } = context;
  const failed = hasVideoFailed(job);
  if (!failed && job.status !== 'completed') return;
  const notes = notesOf(jobId, spending);
  if (notes.isTold && !spending.pendingJobs.includes(jobId)) return;
  const { usage } = readCounts(job.usage);
  const said = { ...toPaid(toBill({ model: notes.model, ...job, id: job.generation_id }, usage)), jobId, failed };
  // A job that failed costs nothing, unless the answer says so.
  const isFree = failed && said.cost === undefined;
  const paid = failed ? said : await lookUpCost(said, usage, context, call);
  countJob(isFree ? { ...paid, cost: 0 } : paid, jobId, spending);
  // Another call may have seen the end meanwhile. A cost that is not known yet may be told again.
  if (isFree || notes.isTold) return;
  notes.isTold = paid.cost !== undefined;
  tellPaid(paid);
}

/** Nobody heard what was told: the next call that sees these jobs tells it again. It is counted all the same. */
export function tellAgain(paid: readonly PaidAnswer[], spending: Spending): void {
  for (const { jobId } of paid) if (jobId !== undefined) notesOf(jobId, spending).isTold = false;
}

function countJob({ cost, generationId }: PaidAnswer, jobId: string, spending: Spending): void {
  if (cost !== undefined) {
    spending.settle(jobId, cost);
    if (generationId !== undefined) spending.settle(generationId, cost);
  } else if (spending.pendingJobs.includes(jobId)) {
    // The job is at its end, its bill is not there yet: from now on its generation is waited for, as that of any answer.
    spending.settle(jobId, 0);
    spending.expectGeneration(generationId);
  }
}

/** Asks for jobs whose cost is not known yet; the ones that have no end are given up. */
export async function settleJobs(context: AgentToolContext): Promise<void> {
  const { spending, client, call } = context;
  const asked = spending.pendingJobs.map(async (jobId) => {
    try {
      await settleJob(jobId, await client.videos.get(jobId, call), context);
    } catch (error) {
      // What cannot be asked now is asked again before the next job.
      if (!OpenRouterError.isInstance(error)) throw error;
    }
    spending.giveUp(jobId);
  });
  await Promise.all(asked);
}
