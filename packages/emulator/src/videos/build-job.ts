import type { VideoJob } from './video-jobs.ts';

const DEFAULT_ERROR = 'The provider could not make this video (simulated failure)';

/** Addresses of the files of a job. In spite of their name in the answer they want the key. */
export function fileUrls({ id, status, origin, behaviour }: VideoJob): string[] {
  if (status !== 'completed') return [];
  return Array.from(
    { length: behaviour.files ?? 1 },
    (_, index) => `${origin}/api/v1/videos/${id}/content?index=${index}`,
  );
}

/** Why a job failed; undefined for any other end. */
export function failureOf({ status, behaviour }: VideoJob): string | undefined {
  return status === 'failed' ? (behaviour.error ?? DEFAULT_ERROR) : undefined;
}

/** A job as a submission and a poll answer it. */
export function buildJob(job: VideoJob): Record<string, unknown> {
  const error = failureOf(job);
  const started = job.status !== 'pending';
  return {
    id: job.id,
    polling_url: `${job.origin}/api/v1/videos/${job.id}`,
    status: job.status,
    ...(started && { generation_id: job.generationId }),
    ...(job.status === 'completed' && { unsigned_urls: fileUrls(job), usage: job.usage }),
    ...(error !== undefined && { error }),
  };
}
