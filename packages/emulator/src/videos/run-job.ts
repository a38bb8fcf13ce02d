import type { VideoJob } from './video-jobs.ts';

const DEFAULT_POLLS = 3;

/** Whether a job is at its end. */
export function isFinal({ status }: VideoJob): boolean {
  return status !== 'pending' && status !== 'in_progress';
}

/** Lets a poll take a job one step further. */
export function pollJob(job: VideoJob): void {
  job.polls++;
  if (isFinal(job)) return;
  if (job.polls >= (job.behaviour.polls ?? DEFAULT_POLLS)) finishJob(job);
  else if (job.polls > 1) job.status = 'in_progress';
}

/** Ends a job as its behaviour says. A video is paid for once, when it is there. */
export function finishJob(job: VideoJob): void {
  job.status = job.behaviour.outcome ?? 'completed';
  if (job.status !== 'completed') return;
  job.usage = job.charge();
  job.cost = job.price;
}
