import { isErrorBody } from '../errors/read-error.ts';
import type { Mask } from '../errors/mask-secrets.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import { unreadable } from '../http/unreadable.ts';
import type { UnreadableAnswer } from '../http/unreadable.ts';
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

/** What is known of a job before its answer is read: the answer need not say it. */
export type KnownOfJob = Partial<Pick<VideoJob, 'id' | 'status'>>;

/** What is read of an answer that tells of a job. */
export interface VideoAnswer extends UnreadableAnswer {
  body: Record<string, unknown>;
  response: { status: number; headers: Record<string, string> };
}

/**
 * Is it an error of the API? The `error` of a job is a text beside its id and status, that of the API an object, at times beside the id of
 * a generation.
 *
 * @param known what is known of the job beside the answer
 */
export function isVideoError(body: Record<string, unknown>, { id }: KnownOfJob = {}): boolean {
  const status = nonEmptyString(body['status']);
  const own = nonEmptyString(body['id']);
  if (status !== undefined && isStatus(status) && (own ?? id) !== undefined) return false;
  if (status !== undefined && own !== undefined && typeof body['error'] === 'string') return false;
  return isErrorBody(body);
}

/** What hides the secrets of the request that told of a job: its error is made later, and a job is JSON that hosts store. */
const masks = new WeakMap<VideoJob, Mask>();

/** A job's body → the job. A status that is not known here counts as `in_progress`: the job is not at its end. */
export function readVideoJob(answer: VideoAnswer, known: KnownOfJob = {}): VideoJob {
  const { body, response } = answer;
  const id = nonEmptyString(body['id']) ?? known.id;
  const status = nonEmptyString(body['status']) ?? known.status;
  if (id === undefined || status === undefined) throw unreadable(answer, 'The answer names no video job');
  const urls = Array.isArray(body['unsigned_urls']) ? body['unsigned_urls'].length : 0;
  const job: VideoJob = {
    id,
    status: isStatus(status) ? status : 'in_progress',
    generationId: nonEmptyString(body['generation_id']) ?? nonEmptyString(response.headers['x-generation-id']),
    // A job that is completed has a video, whether the answer lists it or not.
    videos: status === 'completed' ? Math.max(1, urls) : 0,
    usage: readBodyUsage(body),
    error: readVideoFailure(body['error']),
    response,
    body,
  };
  masks.set(job, answer.mask);
  return job;
}

function isStatus(status: string): status is VideoStatus {
  return statuses.has(status);
}

/** Why a job failed, from its `error`: a text by the specification; an object like everywhere else would not surprise. */
export function readVideoFailure(error: unknown): string | undefined {
  return nonEmptyString(error) ?? (isObject(error) ? nonEmptyString(error['message']) : undefined);
}

/** Is the job at its end, and without a video? */
export function hasVideoFailed({ status }: { status: string }): boolean {
  return status === 'failed' || status === 'cancelled' || status === 'expired';
}

/** The error for a job that has failed. Sending the request again makes another job, and another bill. */
export function toJobError(job: VideoJob): OpenRouterError {
  const ended = job.status === 'cancelled' ? 'was cancelled' : job.status;
  return new OpenRouterError({
    kind: 'upstream',
    message: `The video job ${job.id} ${ended}${job.error === undefined ? '' : `: ${job.error}`}. Submit a new one to try again.`,
    generationId: job.generationId,
    isRetryable: false,
    body: job.body,
    headers: job.response.headers,
    usage: job.usage,
    mask: masks.get(job),
  });
}
