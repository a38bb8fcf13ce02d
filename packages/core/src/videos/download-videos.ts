import { OpenRouterError } from '../errors/openrouter-error.ts';
import { throwIfAborted } from '../http/abort-reason.ts';
import type { CallOptions } from '../http/call-options.ts';
import { withDeadline } from '../http/deadline.ts';
import type { Transport } from '../http/transport.ts';
import { loadVideo } from './download-video.ts';
import { patiently } from './patiently.ts';
import { namePaidVideo } from './tell-of-video.ts';
import { checkVideoPolling, fillPolling } from './video-polling.ts';
import type { VideoPolling } from './video-polling.ts';
import type { VideoFile, VideoJob } from './video-request.ts';

/** What came of a job's videos. */
export interface DownloadedVideos {
  /** In the order of the job. */
  files: VideoFile[];
  /** Those that could not be loaded, by their index, from 0. */
  failures: { index: number; error: OpenRouterError }[];
}

/**
 * Downloads all videos of a job, none until it is completed. They are paid for: failures in passing are borne, and one that cannot be
 * loaded does not lose the others. One that sends nothing for `pollTimeoutMs` is begun again, and after `timeoutMs` those that came are all.
 *
 * @param job what `generationId` and `usage` say of it is in the error, when no video could be loaded
 * @param hold how long an answer may tell to wait (`Retry-After`), in milliseconds. Default: an hour
 * @throws {OpenRouterError} when no video could be loaded: the error of the first, with the id of the job and what it cost, not retryable.
 *   An abort rejects with the signal's reason
 */
export async function downloadVideos(
  transport: Transport,
  job: Pick<VideoJob, 'id' | 'videos'> & Partial<Pick<VideoJob, 'generationId' | 'usage'>>,
  options: CallOptions & VideoPolling = {},
  hold?: number,
): Promise<DownloadedVideos> {
  checkVideoPolling(options);
  const indexes = Array.from({ length: job.videos }, (_, index) => index);
  const outcomes = await Promise.allSettled(
    indexes.map((index) => loadPatiently(transport, job.id, index, options, hold)),
  );
  throwIfAborted(options.signal);
  const loaded: DownloadedVideos = { files: [], failures: [] };
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') loaded.files.push(outcome.value);
    else if (OpenRouterError.isInstance(outcome.reason)) loaded.failures.push({ index, error: outcome.reason });
    else throw outcome.reason;
  }
  const [first] = loaded.failures;
  if (loaded.files.length === 0 && first !== undefined) throw namePaidVideo(first.error, job);
  return loaded;
}

function loadPatiently(
  transport: Transport,
  id: string,
  index: number,
  { headers, signal, ...polling }: CallOptions & VideoPolling,
  hold: number | undefined,
): Promise<VideoFile> {
  const { pollTimeoutMs } = fillPolling(polling);
  const toStall = () => {
    const message = `The video sent nothing for ${pollTimeoutMs / 1000} s.`;
    return new OpenRouterError({ kind: 'timeout', message, isRetryable: true });
  };
  const toTimeout = () =>
    new OpenRouterError({ kind: 'timeout', message: 'The time was over before the video was loaded.' });
  return withDeadline(polling.timeoutMs, signal, toTimeout, (inTime) => {
    const load = (within: AbortSignal | undefined, restart: () => void) =>
      loadVideo(transport, id, index, { headers, signal: within }, restart);
    return patiently(() => withDeadline(pollTimeoutMs, inTime, toStall, load), { ...polling, signal: inTime }, hold);
  });
}
