import { readError } from '../errors/read-error.ts';
import { toSegment } from '../http/build-path.ts';
import type { CallOptions } from '../http/call-options.ts';
import { readJSONBody } from '../http/read-body.ts';
import type { Transport, TransportRequest } from '../http/transport.ts';
import { buildVideoBody } from './build-video-body.ts';
import { hasVideoFailed, isVideoError, readVideoJob, toJobError } from './read-video-job.ts';
import type { KnownOfJob } from './read-video-job.ts';
import { rejectSubmission } from './reject-submission.ts';
import { nameVideoJob, tellOfVideo } from './tell-of-video.ts';
import type { VideoCallbacks } from './tell-of-video.ts';
import type { SubmittedVideo, VideoJob, VideoRequest } from './video-request.ts';

/** How a job is submitted. */
export interface SubmitVideoOptions extends CallOptions, Pick<VideoCallbacks, 'onPoll'> {}

/**
 * Submits a video job. It is billed once it is accepted: never submit again because a later poll failed.
 *
 * @throws {OpenRouterError} for every failure, also of a job that failed at once; `configuration`, before the request, for one that no
 *   upstream accepts. Only an error that leaves no doubt that there is no job is retryable
 * @see https://openrouter.ai/docs/features/multimodal/video-generation
 */
export async function submitVideo(
  transport: Transport,
  request: VideoRequest,
  { onPoll, ...options }: SubmitVideoOptions = {},
): Promise<SubmittedVideo> {
  const body = buildVideoBody(request);
  const { job, url } = await sendVideo(transport, body, options);
  try {
    tellOfVideo(job, { onPoll });
  } catch (error) {
    throw nameVideoJob(error, job.id);
  }
  if (hasVideoFailed(job)) throw toJobError(job);
  return { ...job, request: { url, body } };
}

/**
 * Where a job stands.
 *
 * @throws {OpenRouterError} for every failure; a job that failed is no failure of this call
 */
export async function getVideo(transport: Transport, id: string, options: CallOptions = {}): Promise<VideoJob> {
  return (await sendForJob(transport, { method: 'GET', path: videoPath(id) }, { id }, options)).job;
}

/**
 * Submits a body. What was accepted and has an id is a job, whether the answer says where it stands or not.
 *
 * @throws {OpenRouterError} for every failure, but not for a job that failed at once
 */
export function sendVideo(
  transport: Transport,
  body: object,
  options: CallOptions,
): Promise<{ job: VideoJob; url: string }> {
  const request = { method: 'POST', path: '/videos', body } as const;
  return sendForJob(transport, request, { status: 'pending' }, options).catch(rejectSubmission);
}

async function sendForJob(
  transport: Transport,
  request: Pick<TransportRequest, 'method' | 'path' | 'body'>,
  known: KnownOfJob,
  { headers, signal }: CallOptions,
): Promise<{ job: VideoJob; url: string }> {
  const answer = await transport.send({ ...request, accept: 'application/json', headers, signal });
  const body = await readJSONBody(answer);
  if (isVideoError(body, known)) throw readError(body, answer);
  return { job: readVideoJob({ body, response: answer.toHead(), mask: answer.mask }, known), url: answer.url };
}

/** Where a job lies. */
export function videoPath(id: string): string {
  return `/videos/${toSegment('jobId', id)}`;
}
