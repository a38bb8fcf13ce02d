/** Where a job stands; the last four are final. */
export type JobStatus = 'pending' | 'in_progress' | 'completed' | 'failed' | 'cancelled' | 'expired';

/** A job of `POST /videos`, as tests want to see it. */
export interface VideoJobRecord {
  readonly id: string;
  readonly model: string;
  readonly status: JobStatus;
  /** Polls so far, without those that were answered 502. */
  readonly polls: number;
  /** Dollars; undefined until the job is completed. */
  readonly cost: number | undefined;
  /** The call to `callback_url`: the status that answered it, or why it failed. */
  readonly webhook: { readonly status?: number; readonly error?: string } | undefined;
}
