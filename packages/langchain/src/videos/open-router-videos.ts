import {
  checkVideoPolling,
  downloadVideos,
  leavesOutReferences,
  startPollingTime,
  submitVideo,
  waitForVideo,
} from '@openrouter-adapters/core';
import type { SubmitVideoOptions, VideoJob, VideoRequest } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import type { MediaCall } from '../media/media-call.ts';
import { toMediaAnswer } from '../media/media-output.ts';
import { MediaRunnable } from '../media/media-runnable.ts';
import { fromVideosInput } from './from-videos-input.ts';
import type { WantedVideos } from './from-videos-input.ts';
import { startReports } from './job-reports.ts';
import type { JobReports } from './job-reports.ts';
import type { OpenRouterVideosInput, VideoPolling, VideosInput, VideosOutput } from './videos-fields.ts';
import { videosKind } from './videos-kind.ts';

/**
 * Makes videos. A job is submitted once and waited for; whatever fails afterwards, it is never submitted again. Callbacks hear its id
 * and its status as the custom event `openrouter_video_job`, so that it can be asked for again: `invoke({ jobId })`.
 *
 * @example
 * const videos = new OpenRouterVideos({ model: 'google/veo-3.1-fast', onProgress: ({ done }) => console.log(done) });
 * const { videos: [video], cost } = await videos.invoke({ prompt: 'A cat runs', durationInSeconds: 4 });
 */
export class OpenRouterVideos extends MediaRunnable<VideosInput, VideosOutput> {
  readonly #fields: OpenRouterVideosInput;

  /** @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call. */
  constructor(fields: OpenRouterVideosInput) {
    super(fields, videosKind);
    this.#fields = fields;
  }

  static override lc_name(): string {
    return 'OpenRouterVideos';
  }

  protected override async generate(input: VideosInput, call: MediaCall): Promise<VideosOutput> {
    const wanted = fromVideosInput(this.#fields, input);
    const polling = this.#fields.polling ?? {};
    checkVideoPolling(polling);
    const reports = startReports(call);
    const { job, left } = await this.#film(wanted, call, reports);
    const facts = { model: this.model, generationId: job.generationId, usage: job.usage };
    reports.tell(job.id, () => call.reportCost({ ...toAnswerCost(facts), jobId: job.id }));
    const options = { ...left, ...call.send };
    // What the job cost is told already.
    const load = () => downloadVideos(call.transport, job, options);
    const { files, failures } = await call.attempt(load, 0, async () => undefined);
    await reports.settle();
    const warnings = failures.map(
      ({ index, error }) => `videos: ${index} of ${job.id} was not loaded: ${error.message}`,
    );
    if (leavesOutReferences(wanted.request?.options ?? {})) warnings.push(referencesLeftOut);
    warnings.push(...(wanted.warnings ?? []));
    return { videos: files, jobId: job.id, ...toMediaAnswer(facts, warnings) };
  }

  /** Polls by core's own rules; LangChain's retries would begin from the start. */
  async #film({ jobId, request }: WantedVideos, call: MediaCall, reports: JobReports): Promise<FilmedJob> {
    const { polling, onProgress } = this.#fields;
    let id = jobId;
    const onPoll: JobReports['onPoll'] = (job) => {
      id = job.id;
      reports.onPoll(job);
    };
    // What a job cost that failed: it may be asked for again, and is counted once.
    const reportCost: MediaCall['reportCost'] = (cost) => call.reportCost({ ...cost, jobId: id });
    const options = { ...call.send, onPoll };
    const justSubmitted = request !== undefined;
    try {
      const named = justSubmitted ? await submit(request, call, options, reportCost) : jobId;
      const inTime = startPollingTime(polling ?? {});
      const waiting = { ...inTime(), ...options, onProgress, justSubmitted };
      const job = await call.attempt(() => waitForVideo(call.transport, named, waiting), 0, reportCost);
      return { job, left: inTime() };
    } finally {
      await reports.settle();
    }
  }
}

/** A job at its end, and the polling with what is left of its time. */
interface FilmedJob {
  job: VideoJob;
  left: VideoPolling;
}

const referencesLeftOut = 'images: OpenRouter uses image and lastImage where it gets both, and leaves the others out.';

/** Submits a job. Only an error that leaves no doubt that there is no job is retryable. */
async function submit(
  request: VideoRequest,
  call: MediaCall,
  options: SubmitVideoOptions,
  reportCost: MediaCall['reportCost'],
): Promise<string> {
  const { id } = await call.attempt(() => submitVideo(call.transport, request, options), undefined, reportCost);
  return id;
}
