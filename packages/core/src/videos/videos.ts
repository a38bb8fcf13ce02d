import { buildAnswerError } from '../errors/answer-error.ts';
import { isErrorBody, readError } from '../errors/read-error.ts';
import type { CallOptions } from '../http/call-options.ts';
import { readJSONBody, toInterruption } from '../http/read-body.ts';
import { sendJSON } from '../http/send-json.ts';
import type { Transport } from '../http/transport.ts';
import { buildVideoBody } from './build-video-body.ts';
import { readVideoJob } from './read-video-job.ts';
import type { SubmittedVideo, VideoFile, VideoJob, VideoRequest } from './video-request.ts';

/**
 * Submits a video job. It is billed once it is accepted: never submit again because a later poll failed.
 *
 * @throws {OpenRouterError} for every failure; `configuration`, before the request, for one that no upstream accepts
 * @see https://openrouter.ai/docs/features/multimodal/video-generation
 */
export async function submitVideo(
  transport: Transport,
  request: VideoRequest,
  options: CallOptions = {},
): Promise<SubmittedVideo> {
  const body = buildVideoBody(request);
  const exchange = await sendJSON(transport, { method: 'POST', path: '/videos', body }, options);
  return { ...readVideoJob(exchange), request: { url: exchange.request.url, body } };
}

/**
 * Where a job stands.
 *
 * @throws {OpenRouterError} for every failure; a job that failed is no failure of this call
 */
export async function getVideo(transport: Transport, id: string, options: CallOptions = {}): Promise<VideoJob> {
  const path = `/videos/${encodeURIComponent(id)}`;
  const { signal, headers } = options;
  const response = await transport.send({
    method: 'GET',
    path,
    headers: { accept: 'application/json', ...headers },
    signal,
  });
  const body = await readJSONBody(response);
  // Here `error` is a text that belongs to the job; an error of the API is an object.
  if (typeof body['error'] === 'object' && body['id'] === undefined && isErrorBody(body))
    throw readError(body, response);
  return readVideoJob({
    request: { url: response.url, body: undefined },
    response: { status: response.status, headers: response.headers },
    body,
    generationId: undefined,
    receivedAt: response.receivedAt,
    mask: response.mask,
  });
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
  options: CallOptions = {},
): Promise<VideoFile> {
  const path = `/videos/${encodeURIComponent(id)}/content?index=${index}`;
  const { headers, signal } = options;
  const response = await transport.send({ method: 'GET', path, headers, signal, isDownload: true });
  const type = response.headers['content-type'] ?? '';
  if (/\bjson\b/.test(type)) throw readError(await readJSONBody(response), response);
  if (/\bhtml\b/.test(type)) throw readError(await response.body.text(), response);
  const bytes = await response.body.bytes().catch((cause: unknown) => {
    throw toInterruption(cause, response);
  });
  if (bytes.length > 0) return { bytes, mediaType: type.split(';')[0]?.trim() || 'video/mp4' };
  throw buildAnswerError('invalid-response', `The video ${index} of job ${id} is empty`, { headers: response.headers });
}
