import { downloadVideo, OpenRouterError, submitVideo, waitForVideo } from '@openrouter-adapters/core';
import type { SubmittedVideo, VideoJob } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import type { MediaCall } from '../media/media-call.ts';
import { toMediaAnswer } from '../media/media-output.ts';
import type { MediaFile } from '../media/media-output.ts';
import { MediaRunnable } from '../media/media-runnable.ts';
import { fromVideosInput, readJobId } from './from-videos-input.ts';
import { toFinalError } from './to-final-error.ts';
import type { OpenRouterVideosInput, VideosInput, VideosOutput } from './videos-fields.ts';
import { videosKind } from './videos-kind.ts';

/** Name of the custom event by which callbacks hear of a job: when it was submitted, and after every poll. Its data: id and status. */
const jobEvent = 'openrouter_video_job';

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
    const jobId = readJobId(input) ?? (await this.#submit(input, call)).id;
    const job = await this.#wait(jobId, call);
    const facts = { model: this.model, generationId: job.generationId, usage: job.usage };
    await call.reportCost(toAnswerCost(facts));
    const downloads = Array.from({ length: job.videos }, (_, index) => download(job, index, call));
    return { videos: await Promise.all(downloads), jobId, ...toMediaAnswer(facts) };
  }

  async #submit(input: VideosInput, call: MediaCall): Promise<SubmittedVideo> {
    const request = fromVideosInput(this.#fields, input);
    const job = await call.attempt(() =>
      submitVideo(call.transport, request, call.send).catch((error: unknown) => {
        throw isRefused(error) ? error : toFinalError(error, adviceForSubmission);
      }),
    );
    await report(job, call);
    return job;
  }

  /** Polls by core's own rules; LangChain's retries would begin from the start. */
  async #wait(jobId: string, call: MediaCall): Promise<VideoJob> {
    const { polling, onProgress } = this.#fields;
    const reports: Promise<void>[] = [];
    const onPoll = (job: VideoJob): void => void reports.push(report(job, call));
    const options = { ...polling, ...call.send, onProgress, onPoll };
    try {
      return await call.attempt(() => waitForVideo(call.transport, jobId, options), 0);
    } finally {
      await Promise.all(reports);
    }
  }
}

const adviceForSubmission =
  'A job may have been made and billed all the same: see https://openrouter.ai/activity before you submit it again.';

/** Is it certain that there is no job? Only what is refused at the door leaves none. */
function isRefused(error: unknown): boolean {
  return OpenRouterError.isInstance(error) && (error.kind === 'rate-limit' || error.kind === 'overloaded');
}

function report({ id, status }: VideoJob, call: MediaCall): Promise<void> {
  return call.report(jobEvent, { id, status });
}

async function download({ id }: VideoJob, index: number, call: MediaCall): Promise<MediaFile> {
  try {
    return await call.attempt(() => downloadVideo(call.transport, id, index, call.send));
  } catch (error) {
    throw toFinalError(error, `The video exists: ask for it again with the jobId ${id}, and do not submit it again.`);
  }
}
