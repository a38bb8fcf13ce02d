import { OpenRouterError } from '../errors/openrouter-error.ts';
import type { CallOptions } from '../http/call-options.ts';
import { withDeadline } from '../http/deadline.ts';
import type { Transport } from '../http/transport.ts';
import { patiently } from './patiently.ts';
import { nameVideoJob, tellOfVideo } from './tell-of-video.ts';
import type { VideoCallbacks } from './tell-of-video.ts';
import { checkVideoPolling, fillPolling } from './video-polling.ts';
import type { VideoPolling } from './video-polling.ts';
import type { VideoJob } from './video-request.ts';
import { getVideo } from './videos.ts';

/** Whoever polls by a pace of his own is not kept longer than this by an answer that tells to wait. Milliseconds. */
const longestHold = 60_000;

/** How a job is asked for. */
export interface PollVideoOptions extends CallOptions, Omit<VideoPolling, 'timeoutMs'>, VideoCallbacks {}

/**
 * Where a job stands, for whoever polls by a pace of his own: failures in passing are borne, as `waitForVideo` bears them, and an answer
 * that tells to wait is heeded for a minute.
 *
 * @throws {OpenRouterError} the last failure, or one that does not pass, with the id of the job; a job that failed is no failure of this
 *   call. An abort rejects with the signal's reason
 */
export async function pollVideo(transport: Transport, id: string, options: PollVideoOptions = {}): Promise<VideoJob> {
  checkVideoPolling(options);
  try {
    const job = await patiently(() => askForVideo(transport, id, options), options, longestHold);
    tellOfVideo(job, options);
    return job;
  } catch (error) {
    // A poll costs nothing: it may be made again.
    throw nameVideoJob(error, id, OpenRouterError.isInstance(error) && error.isRetryable);
  }
}

/** One poll, which fails when no answer comes: a dead connection must not end the waiting for a job that is paid for. */
export function askForVideo(
  transport: Transport,
  id: string,
  { signal, headers, ...polling }: CallOptions & VideoPolling,
): Promise<VideoJob> {
  const { pollTimeoutMs } = fillPolling(polling);
  const message = `The poll had no answer after ${pollTimeoutMs / 1000} s.`;
  const toTimeout = () => new OpenRouterError({ kind: 'timeout', message, isRetryable: true });
  return withDeadline(pollTimeoutMs, signal, toTimeout, (within) =>
    getVideo(transport, id, { headers, signal: within }),
  );
}
