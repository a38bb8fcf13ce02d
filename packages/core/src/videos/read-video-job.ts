import { buildAnswerError } from '../errors/answer-error.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import type { JSONExchange } from '../http/send-json.ts';
import { isObject, nonEmptyString } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import type { VideoJob, VideoStatus } from './video-request.ts';

const statuses: ReadonlySet<string> = new Set<VideoStatus>([
  'pending',
  'in_progress',
  'completed',
  'failed',
  'cancelled',
  'expired',
]);

/** A job's body → the job. A status that is not known here counts as `in_progress`: the job is not at its end. */
export function readVideoJob({ body, response, generationId }: JSONExchange): VideoJob {
  const id = nonEmptyString(body['id']);
  const status = nonEmptyString(body['status']);
  if (id === undefined || status === undefined) {
    throw buildAnswerError('invalid-response', 'The answer names no video job', {
      generationId,
      headers: response.headers,
      body,
    });
  }
  const urls = Array.isArray(body['unsigned_urls']) ? body['unsigned_urls'].length : 0;
  return {
    id,
    status: isStatus(status) ? status : 'in_progress',
    generationId: nonEmptyString(body['generation_id']) ?? response.headers['x-generation-id'],
    // A job that is completed has a video, whether the answer lists it or not.
    videos: status === 'completed' ? Math.max(1, urls) : 0,
    usage: readBodyUsage(body),
    error: readReason(body['error']),
    response,
    body,
  };
}

function isStatus(status: string): status is VideoStatus {
  return statuses.has(status);
}

/** A text by the specification; an object like everywhere else would not surprise. */
function readReason(error: unknown): string | undefined {
  return nonEmptyString(error) ?? (isObject(error) ? nonEmptyString(error['message']) : undefined);
}

/** The error for a job that ended without a video. Sending the request again makes another job, and another bill. */
export function toJobError(job: VideoJob): OpenRouterError {
  return new OpenRouterError({
    kind: 'upstream',
    message: `The video job ${job.id} ${ending(job.status)}${job.error === undefined ? '' : `: ${job.error}`}. Submit a new one to try again.`,
    generationId: job.generationId,
    isRetryable: false,
    body: job.body,
    headers: job.response.headers,
    usage: job.usage,
  });
}

function ending(status: VideoStatus): string {
  switch (status) {
    case 'cancelled':
      return 'was cancelled';
    case 'failed':
    case 'expired':
      return status;
    case 'pending':
    case 'in_progress':
    case 'completed':
      return 'ended without a video';
  }
}
