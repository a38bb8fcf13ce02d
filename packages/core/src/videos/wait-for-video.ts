import { OpenRouterError } from '../errors/openrouter-error.ts';
import type { CallOptions } from '../http/call-options.ts';
import { withDeadline } from '../http/deadline.ts';
import { delay } from '../http/delay.ts';
import type { Transport } from '../http/transport.ts';
import { createPatience } from './patience.ts';
import { askForVideo } from './poll-video.ts';
import { hasVideoFailed, toJobError } from './read-video-job.ts';
import { nameVideoJob, tellOfVideo } from './tell-of-video.ts';
import type { VideoCallbacks } from './tell-of-video.ts';
import { checkVideoPolling, fillPolling } from './video-polling.ts';
import type { VideoPolling } from './video-polling.ts';
import type { VideoJob } from './video-request.ts';

/** How a job is waited for. */
export interface WaitForVideoOptions extends CallOptions, VideoPolling, VideoCallbacks {
  /**
   * Was the job submitted just now? Then it is there, and first polls that do not find it yet are failures in passing. Default false: a
   * job that is not found ends the waiting at once, because its id may be wrong.
   */
  justSubmitted?: boolean | undefined;
}

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
  const { timeoutMs, signal, justSubmitted } = options;
  const message = `The video was not ready after ${(timeoutMs ?? 0) / 1000} s.`;
  const toTimeout = () => new OpenRouterError({ kind: 'timeout', message });
  const job = await withDeadline(timeoutMs, signal, toTimeout, (within) =>
    pollToEnd(transport, id, { ...options, signal: within }),
  ).catch((error: unknown) => {
    throw signal?.aborted === true ? error : nameVideoJob(error, id, false, justSubmitted);
  });
  if (hasVideoFailed(job)) throw toJobError(job);
  return job;
}

async function pollToEnd(transport: Transport, id: string, options: WaitForVideoOptions): Promise<VideoJob> {
  const { signal } = options;
  const { firstPollMs, backoff, longestPollMs } = fillPolling(options);
  const patience = createPatience(options);
  let told = 0;
  for (let wait = firstPollMs; ; wait = Math.min(wait * backoff, longestPollMs)) {
    await delay(Math.max(wait, told), signal);
    told = 0;
    const job = await askForVideo(transport, id, options).catch((error: unknown) => {
      told = patience.bear(error);
    });
    if (job === undefined) continue;
    patience.renew();
    tellOfVideo(job, options);
    if (job.status === 'completed' || hasVideoFailed(job)) return job;
  }
}
