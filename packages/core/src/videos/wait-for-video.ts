import { OpenRouterError } from '../errors/openrouter-error.ts';
import type { CallOptions } from '../http/call-options.ts';
import { withDeadline } from '../http/deadline.ts';
import { delay } from '../http/delay.ts';
import type { Transport } from '../http/transport.ts';
import { isPassing } from './patiently.ts';
import { askForVideo } from './poll-video.ts';
import { hasVideoFailed, toJobError } from './read-video-job.ts';
import { nameVideoJob, tellOfVideo } from './tell-of-video.ts';
import type { VideoCallbacks } from './tell-of-video.ts';
import { checkVideoPolling, fillPolling } from './video-polling.ts';
import type { VideoPolling } from './video-polling.ts';
import type { VideoJob } from './video-request.ts';

/** How a job is waited for. */
export interface WaitForVideoOptions extends CallOptions, VideoPolling, VideoCallbacks {}

/**
 * Polls a job until it is completed. Polls that fail in passing are tried again; the job itself is never submitted again.
 *
 * @throws {OpenRouterError} for a job that failed, was cancelled or expired, when polls keep failing, when a callback throws, and when the
 *   time is over; each names the job, and none is retryable, because the job exists and is billed. An abort rejects at once with the
 *   signal's reason
 */
export async function waitForVideo(
  transport: Transport,
  id: string,
  options: WaitForVideoOptions = {},
): Promise<VideoJob> {
  checkVideoPolling(options);
  const { timeoutMs, signal } = options;
  const message = `The video was not ready after ${(timeoutMs ?? 0) / 1000} s.`;
  const toTimeout = () => new OpenRouterError({ kind: 'timeout', message });
  const job = await withDeadline(timeoutMs, signal, toTimeout, (within) =>
    pollToEnd(transport, id, { ...options, signal: within }),
  ).catch((error: unknown) => {
    throw signal?.aborted === true ? error : nameVideoJob(error, id);
  });
  if (hasVideoFailed(job)) throw toJobError(job);
  return job;
}

async function pollToEnd(transport: Transport, id: string, options: WaitForVideoOptions): Promise<VideoJob> {
  const { signal } = options;
  const { firstPollMs, backoff, longestPollMs, mostFailures } = fillPolling(options);
  let failures = 0;
  for (let wait = firstPollMs; ; wait = Math.min(wait * backoff, longestPollMs)) {
    await delay(wait, signal);
    const job = await askForVideo(transport, id, options).catch((error: unknown) => {
      failures += 1;
      if (!isPassing(error, signal) || failures > mostFailures) throw error;
      return undefined;
    });
    if (job === undefined) continue;
    failures = 0;
    tellOfVideo(job, options);
    if (job.status === 'completed' || hasVideoFailed(job)) return job;
  }
}
