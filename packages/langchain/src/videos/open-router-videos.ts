import {
  checkVideoPolling,
  downloadVideos,
  leavesOutReferences,
  submitVideo,
  waitForVideo,
} from '@openrouter-adapters/core';
import type { VideoJob, VideoRequest } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import type { MediaCall } from '../media/media-call.ts';
import { toMediaAnswer } from '../media/media-output.ts';
import { MediaRunnable } from '../media/media-runnable.ts';
import { fromVideosInput } from './from-videos-input.ts';
import type { WantedVideos } from './from-videos-input.ts';
import { startReports } from './job-reports.ts';
import type { JobReports } from './job-reports.ts';
import type { OpenRouterVideosInput, VideosInput, VideosOutput } from './videos-fields.ts';
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
    const job = await this.#film(wanted, call, reports);
    const facts = { model: this.model, generationId: job.generationId, usage: job.usage };
    reports.tell(job.id, () => call.reportCost(toAnswerCost(facts)));
    const options = { ...polling, ...call.send };
    const { files, failures } = await call.attempt(() => downloadVideos(call.transport, job, options), 0);
    await reports.settle();
    const warnings = failures.map(
      ({ index, error }) => `videos: ${index} of ${job.id} was not loaded: ${error.message}`,
    );
    if (leavesOutReferences(wanted.request?.options ?? {})) warnings.push(referencesLeftOut);
    return { videos: files, jobId: job.id, ...toMediaAnswer(facts, warnings) };
  }

  /** Polls by core's own rules; LangChain's retries would begin from the start. */
  async #film({ jobId, request }: WantedVideos, call: MediaCall, reports: JobReports): Promise<VideoJob> {
    const { polling, onProgress } = this.#fields;
    const options = { ...polling, ...call.send, onProgress, onPoll: reports.onPoll };
    try {
      const id = request === undefined ? jobId : await submit(request, call, reports);
      return await call.attempt(() => waitForVideo(call.transport, id, options), 0);
    } finally {
      await reports.settle();
    }
  }
}

const referencesLeftOut = 'images: OpenRouter uses image and lastImage where it gets both, and leaves the others out.';

/** Submits a job. Only an error that leaves no doubt that there is no job is retryable. */
async function submit(request: VideoRequest, call: MediaCall, { onPoll }: JobReports): Promise<string> {
  const { id } = await call.attempt(() => submitVideo(call.transport, request, { ...call.send, onPoll }));
  return id;
}
