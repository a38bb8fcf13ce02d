import { fieldsOf } from '../errors/fields-of.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import type { CallOptions } from '../http/call-options.ts';
import { delay } from '../http/delay.ts';
import type { Transport } from '../http/transport.ts';
import type { OnProgress } from '../work/progress.ts';
import { toJobError } from './read-video-job.ts';
import type { VideoJob } from './video-request.ts';
import { getVideo } from './videos.ts';

/** How a job is waited for. */
export interface WaitForVideoOptions extends CallOptions {
  /** Milliseconds before the first poll. Default 2,000. */
  firstPollMs?: number | undefined;
  /** Each wait is this much longer than the one before. Default 1.5. */
  backoff?: number | undefined;
  /** The longest wait between polls, in milliseconds. Default 30,000, which OpenRouter's docs advise. */
  longestPollMs?: number | undefined;
  /** Give up after this many milliseconds; the job goes on and stays billed. Default: never. */
  timeoutMs?: number | undefined;
  /** Failed polls in a row that are borne (503, a broken connection, …) before giving up. Default 5. */
  mostFailures?: number | undefined;
  /** Is told after each poll: `done` is 0 until the end, `etaSeconds` is never known. */
  onProgress?: OnProgress | undefined;
  /** Is told of the job after each poll. */
  onPoll?: ((job: VideoJob) => void) | undefined;
}

/**
 * Polls a job until it is completed. Polls that fail in passing are tried again; the job itself is never submitted again.
 *
 * @throws {OpenRouterError} for a job that failed, was cancelled or expired, when polls keep failing, and when the time is over; none of
 *   them is retryable, because the job exists and is billed. An abort rejects at once with the signal's reason
 */
export async function waitForVideo(
  transport: Transport,
  id: string,
  options: WaitForVideoOptions = {},
): Promise<VideoJob> {
  const { firstPollMs = 2_000, backoff = 1.5, longestPollMs = 30_000, timeoutMs, mostFailures = 5, signal } = options;
  const startedAt = Date.now();
  let failures = 0;
  for (let wait = firstPollMs; ; wait = Math.min(wait * backoff, longestPollMs)) {
    await delay(wait, signal);
    const job = await getVideo(transport, id, options).catch((error: unknown) => {
      failures += 1;
      if (!OpenRouterError.isInstance(error) || !error.isRetryable || failures > mostFailures) throw toFinal(error, id);
      return undefined;
    });
    if (job !== undefined) {
      failures = 0;
      report(job, options);
      if (job.status === 'completed') return job;
      if (job.status !== 'pending' && job.status !== 'in_progress') throw toJobError(job);
    }
    if (timeoutMs !== undefined && Date.now() - startedAt >= timeoutMs) throw toTimeout(id, timeoutMs);
  }
}

function report(job: VideoJob, { onPoll, onProgress }: WaitForVideoOptions): void {
  const done = job.status === 'completed' ? 1 : 0;
  onPoll?.(job);
  onProgress?.({ done, total: 1, cost: job.usage?.cost.total ?? 0, etaSeconds: done === 1 ? 0 : undefined });
}

function toTimeout(id: string, timeoutMs: number): OpenRouterError {
  return new OpenRouterError({
    kind: 'timeout',
    message: `The video job ${id} was not ready after ${timeoutMs / 1000} s. It goes on: ask for it again with its id, and do not submit it again.`,
    isRetryable: false,
  });
}

/** The same error, but not retryable: hosts that retry would submit a second job. */
function toFinal(error: unknown, id: string): unknown {
  if (!OpenRouterError.isInstance(error) || !error.isRetryable) return error;
  return new OpenRouterError({
    ...fieldsOf(error),
    message: `${error.message} The video job ${id} exists: ask for it again with its id, and do not submit it again.`,
    isRetryable: false,
    cause: error,
  });
}
