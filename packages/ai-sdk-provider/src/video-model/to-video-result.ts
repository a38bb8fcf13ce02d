import type {
  Experimental_VideoModelV4OperationStatusResult as StatusResult,
  Experimental_VideoModelV4Result as VideoResult,
  JSONObject,
  SharedV4Warning,
} from '@ai-sdk/provider';
import type { DownloadedVideos, VideoFile, VideoJob } from '@openrouter-adapters/core';

import { toModelMetadata } from '../model/to-model-metadata.ts';

/** A completed job and its files → result of `doGenerate`. A video that could not be loaded is a warning. */
export function toVideoResult(
  job: VideoJob,
  { files, failures }: DownloadedVideos,
  modelId: string,
  warnings: SharedV4Warning[],
): VideoResult {
  for (const { index, error } of failures) {
    warnings.push({
      type: 'other',
      message: `Video ${index} of job ${job.id} could not be loaded, ask for it again by its job: ${error.message}`,
    });
  }
  return {
    videos: files.map(({ bytes, mediaType }) => ({ type: 'binary', data: bytes, mediaType })),
    warnings,
    providerMetadata: toJobMetadata(job, files),
    response: toJobResponse(job, modelId),
  };
}

/** Where a job stands → result of `doStatus`. */
export function toStatusResult(job: VideoJob, loaded: DownloadedVideos, modelId: string): StatusResult {
  const known = { providerMetadata: toJobMetadata(job, loaded.files), response: toJobResponse(job, modelId) };
  switch (job.status) {
    case 'pending':
    case 'in_progress':
      return { status: 'pending', ...known };
    case 'completed':
      return { status: 'completed', ...toVideoResult(job, loaded, modelId, []) };
    case 'failed':
    case 'cancelled':
    case 'expired':
      return { status: 'error', error: toReason(job), ...known };
  }
}

function toReason({ id, status, error }: VideoJob): string {
  const ending = status === 'cancelled' ? 'was cancelled' : status;
  return `The video job ${id} ${ending}${error === undefined ? '' : `: ${error}`}.`;
}

/**
 * Job, usage and cost → `providerMetadata`. Of several jobs the AI SDK keeps the metadata of the last, and of each what stands under
 * `videos`.
 */
export function toJobMetadata(job: VideoJob, files: readonly VideoFile[] = []): { openrouter: JSONObject } {
  const { id, generationId, usage } = job;
  const cost = usage?.cost.total;
  const video = {
    jobId: id,
    ...(generationId !== undefined && { generationId }),
    // One bill for all videos of a job.
    ...(cost !== undefined && { cost: cost / Math.max(1, files.length) }),
  };
  return toModelMetadata(job, {
    jobId: id,
    jobStatus: job.status,
    // Where @openrouter/ai-sdk-provider has it.
    cost,
    videos: files.length === 0 ? undefined : files.map(({ mediaType }) => ({ ...video, mediaType })),
  });
}

/** What the AI SDK wants to know of a response. */
export function toJobResponse(
  { response }: VideoJob,
  modelId: string,
): { timestamp: Date; modelId: string; headers: Record<string, string> } {
  return { timestamp: new Date(), modelId, headers: response.headers };
}
