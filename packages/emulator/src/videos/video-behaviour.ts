import type { JobStatus } from './video-job.ts';

/** How the jobs of `POST /videos` go. */
export interface VideoBehaviour {
  /** Polls until a job is at its end; the first of them finds it pending, the others in progress. Default 3. */
  readonly polls?: number;
  /** How it ends. Default `completed`. */
  readonly outcome?: Exclude<JobStatus, 'pending' | 'in_progress'>;
  /** Why a job failed. */
  readonly error?: string;
  /** Polls that are answered 502 before the first good one. Default 0. */
  readonly badGateways?: number;
  /** Files that a completed job has. Default 1. */
  readonly files?: number;
}

/** How OpenRouter's calls to a `callback_url` are made. */
export interface WebhookOptions {
  /** The account's secret; calls are signed with it. */
  readonly secret: string;
  /** Makes the call, for example a function of the test, or `globalThis.fetch`. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}
