import { decodeBase64 } from '../bytes/base64.ts';
import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import { inferenceHeaders } from '../inference/answer-inference.ts';
import { byteStream, cutPieces } from '../inference/byte-stream.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { buildJob } from './build-job.ts';
import { pollJob } from './run-job.ts';
import { submitVideo } from './submit-video.ts';
import { videoAbilitiesOf } from './video-abilities.ts';
import type { VideoJob } from './video-jobs.ts';
import { VIDEO_SAMPLE } from './video-sample.ts';

/** `POST /videos`, its polls and files, and the catalogue of video models. */
export const videoRoutes: readonly Route[] = [
  { method: 'POST', path: '/videos', access: 'inference', handle: submitVideo },
  { method: 'GET', path: '/videos/{jobId}', access: 'key', handle: getVideo },
  { method: 'GET', path: '/videos/{jobId}/content', access: 'key', handle: getVideoContent },
  { method: 'GET', path: '/videos/models', access: 'open', handle: listVideoModels },
];

const PIECE_BYTES = 1024;

function findJob({ parameters, state, caller }: RouteContext): VideoJob {
  const id = parameters.jobId ?? '';
  const job = state.videoJobs.find(id, caller.account);
  if (!job) throw new ApiError(404, `Video job ${id} not found`);
  return job;
}

function toInference({ generationId: id, providerName }: VideoJob): { id: string; providerName: string } {
  return { id, providerName };
}

function getVideo(context: RouteContext): Response {
  const job = findJob(context);
  if (job.badGateways > 0) {
    job.badGateways--;
    throw new ApiError(502, 'Bad gateway while asking for the video job', {
      metadata: { error_type: 'provider_unavailable' },
    });
  }
  pollJob(job);
  return jsonResponse(buildJob(job), { headers: inferenceHeaders(toInference(job), 'application/json') });
}

function getVideoContent(context: RouteContext): Response {
  const job = findJob(context);
  const index = Number(context.query.get('index') ?? '0');
  if (!Number.isInteger(index) || index < 0) throw new ApiError(400, 'index must be a whole number of at least 0');
  if (job.status !== 'completed') throw new ApiError(400, `Video job ${job.id} is ${job.status}: it has no content`);
  if (index >= (job.behaviour.files ?? 1)) throw new ApiError(404, `Video job ${job.id} has no video ${index}`);
  const bytes = decodeBase64(VIDEO_SAMPLE);
  if (!bytes) throw new Error('video-sample.ts is no base64.');
  return new Response(byteStream(context, cutPieces(bytes, PIECE_BYTES)), {
    headers: inferenceHeaders(toInference(job), 'video/mp4'),
  });
}

function listVideoModels({ state }: RouteContext): Response {
  const models = state.models.filter((model) => model.architecture.output_modalities.includes('video'));
  const data = models.map((model) => ({
    id: model.id,
    canonical_slug: model.canonical_slug,
    hugging_face_id: model.hugging_face_id ?? null,
    name: model.name,
    created: model.created,
    description: model.description,
    // Of upscalers, which the emulator does not have.
    creativity: null,
    upscale_factor: null,
    ...videoAbilitiesOf(model),
  }));
  return jsonResponse({ data });
}
