import { readError } from '../errors/read-error.ts';
import { followDownload } from '../http/follow-download.ts';
import { toSegment } from '../http/build-path.ts';
import type { CallOptions } from '../http/call-options.ts';
import { checkNumbers } from '../http/check-numbers.ts';
import { isOfType } from '../http/is-of-type.ts';
import { readJSONBody } from '../http/read-body.ts';
import { readBytesBody } from '../http/read-bytes.ts';
import type { Transport, TransportRequest } from '../http/transport.ts';
import { unreadable } from '../http/unreadable.ts';
import { buildVideoBody } from './build-video-body.ts';
import { hasVideoFailed, isVideoError, readVideoJob, toJobError } from './read-video-job.ts';
import { rejectSubmission } from './reject-submission.ts';
import { nameVideoJob, tellOfVideo } from './tell-of-video.ts';
import type { VideoCallbacks } from './tell-of-video.ts';
import type { SubmittedVideo, VideoFile, VideoJob, VideoRequest } from './video-request.ts';
import { chooseVideoType } from './video-type.ts';

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
  const { job, url } = await sendForJob(transport, { method: 'POST', path: '/videos', body }, options).catch(
    rejectSubmission,
  );
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
  return (await sendForJob(transport, { method: 'GET', path: pathOf(id) }, options)).job;
}

/**
 * Sends what is answered with a job.
 *
 * @throws {OpenRouterError} for every failure, but not for a job that failed
 */
export async function sendForJob(
  transport: Transport,
  request: Pick<TransportRequest, 'method' | 'path' | 'body'>,
  { headers, signal }: CallOptions,
): Promise<{ job: VideoJob; url: string }> {
  const answer = await transport.send({ ...request, accept: 'application/json', headers, signal });
  const body = await readJSONBody(answer);
  if (isVideoError(body)) throw readError(body, answer);
  return { job: readVideoJob({ body, response: answer.toHead(), mask: answer.mask }), url: answer.url };
}

/**
 * Downloads a video of a completed job, from the API itself: the key goes to no other place, whatever URLs the job names.
 *
 * @param index which of the job's videos, from 0
 * @throws {OpenRouterError} for every failure
 */
export async function downloadVideo(
  transport: Transport,
  id: string,
  index = 0,
  { headers, signal }: CallOptions = {},
): Promise<VideoFile> {
  checkNumbers({ index });
  const path = `${pathOf(id)}/content?index=${index}`;
  const response = await transport.send({ method: 'GET', path, headers, signal, follow: followDownload });
  // A page is told as the JSON that it is not.
  if (isOfType(response, 'json') || isOfType(response, 'html')) throw readError(await readJSONBody(response), response);
  const bytes = await readBytesBody(response);
  if (bytes.length > 0) return { bytes, mediaType: chooseVideoType(response.headers['content-type'] ?? '', bytes) };
  throw unreadable({ response, mask: response.mask }, `The video ${index} of job ${id} is empty`);
}

function pathOf(id: string): string {
  return `/videos/${toSegment('jobId', id)}`;
}
