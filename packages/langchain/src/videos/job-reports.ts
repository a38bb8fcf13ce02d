import { messageOf, OpenRouterError } from '@openrouter-adapters/core/base';
import type { VideoJob } from '@openrouter-adapters/core';

import type { MediaCall } from '../media/media-call.ts';

/** Name of the custom event by which callbacks hear of a job: when it was submitted, and after every poll. Its data: id and status. */
const jobEvent = 'openrouter_video_job';

/** What callbacks are told of a job, in order, while the work goes on. */
export interface JobReports {
  /** Tells of the job as it stands. */
  onPoll: (job: VideoJob) => void;
  /** Tells something else of the job. */
  tell: (jobId: string, report: () => Promise<void>) => void;
  /** @throws {OpenRouterError} when a callback threw, with the id of the job, which is paid for whatever callbacks say */
  settle: () => Promise<void>;
}

export function startReports(call: MediaCall): JobReports {
  let pending = Promise.resolve();
  let failure: OpenRouterError | undefined;
  const tell: JobReports['tell'] = (jobId, report) => {
    pending = pending.then(report).catch((cause: unknown) => {
      failure ??= toCallbackError(jobId, cause);
    });
  };
  return {
    tell,
    onPoll: ({ id, status }) => tell(id, () => call.report(jobEvent, { id, status })),
    settle: async () => {
      await pending;
      if (failure !== undefined) throw failure;
    },
  };
}

function toCallbackError(jobId: string, cause: unknown): OpenRouterError {
  const said = messageOf(cause);
  return new OpenRouterError({
    kind: 'interrupted',
    message: `A callback threw: ${said}. The video job ${jobId} exists: ask for it again with its jobId, and do not submit it again.`,
    isRetryable: false,
    cause,
  });
}
