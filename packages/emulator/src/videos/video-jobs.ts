import type { VideoBehaviour } from './video-behaviour.ts';
import type { VideoJobRecord } from './video-job.ts';

/** A job with what the emulator needs to go on with it. */
export interface VideoJob extends VideoJobRecord {
  status: VideoJobRecord['status'];
  polls: number;
  cost: number | undefined;
  webhook: VideoJobRecord['webhook'];
  /** 502s still to answer. */
  badGateways: number;
  usage: { cost: number | null; is_byok: boolean } | undefined;
  readonly account: string;
  /** Where the API is, for addresses in answers. */
  readonly origin: string;
  readonly behaviour: VideoBehaviour;
  readonly callbackUrl: string | undefined;
  readonly generationId: string;
  readonly providerName: string;
  /** Dollars that it will cost. */
  readonly price: number;
  /** Has the request that submitted the job pay for it; to be called once. */
  readonly charge: () => NonNullable<VideoJob['usage']>;
}

/** Remembers the jobs of one emulator. */
export interface VideoJobs {
  /** What tests see: the jobs, oldest first. */
  readonly records: readonly VideoJobRecord[];
  add(job: VideoJob): void;
  /** The job if it is the account's own. */
  find(id: string, account: string): VideoJob | undefined;
}

// Old jobs are forgotten, so that an emulator that serves for weeks does not grow without end.
const MOST_JOBS = 10_000;

/** No jobs yet. */
export function createVideoJobs(): VideoJobs {
  const jobs: VideoJob[] = [];
  const records: VideoJobRecord[] = [];
  return {
    records,
    add(job) {
      jobs.push(job);
      records.push(publicView(job));
      if (jobs.length <= MOST_JOBS) return;
      jobs.shift();
      records.shift();
    },
    find: (id, account) => jobs.find((job) => job.id === id && job.account === account),
  };
}

/** A view that shows how the job stands at the time of reading, and nothing of how it is kept. */
function publicView(job: VideoJob): VideoJobRecord {
  return {
    id: job.id,
    model: job.model,
    get status() {
      return job.status;
    },
    get polls() {
      return job.polls;
    },
    get cost() {
      return job.cost;
    },
    get webhook() {
      return job.webhook;
    },
  };
}
