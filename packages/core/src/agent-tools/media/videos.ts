import { hasVideoFailed, readVideoFailure } from '@openrouter-adapters/core';
import type { MediaAnswers, VideoModelInfo } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import { toFile } from '../answers/to-file.ts';
import { toFields } from '../answers/to-fields.ts';
import { cutPage, localPageInput } from '../answers/page.ts';
import { shorten } from '../answers/shorten.ts';
import { readCounts } from '../answers/usage.ts';
import { settleJob } from './settle-job.ts';
import { tellVideoFailure } from './tell-video-failure.ts';

function jobInput() {
  return z
    .string()
    .min(1)
    .regex(/^(?!\.{1,2}$)\P{Surrogate}*$/u, '. and .. are not allowed: it is the id that openrouter_create_video gave')
    .describe('Id of the job, from openrouter_create_video.');
}

function toNextStep(job: MediaAnswers['video']): string {
  if (job.status === 'completed') return `Get the video with openrouter_get_video_content, jobId ${job.id}.`;
  if (hasVideoFailed(job)) return tellVideoFailure(job);
  return 'Not finished. Videos take minutes: do something else, then ask again, not more often than every 30 seconds.';
}

/** `openrouter_get_video` */
export const getVideo = defineAgentTool({
  name: 'openrouter_get_video',
  input: () => z.strictObject({ jobId: jobInput() }),
  async execute({ jobId }, context) {
    const job = await context.client.videos.get(jobId, context.call);
    await settleJob(jobId, job, context);
    const { counts: usage } = readCounts(job.usage);
    const { id, status, generation_id, unsigned_urls } = job;
    const error = readVideoFailure(job.error);
    const videos = status === 'completed' ? Math.max(1, unsigned_urls?.length ?? 0) : 0;
    return { output: toFields({ id, status, videos, generation_id, error, usage, next: toNextStep(job) }) };
  },
});

/** `openrouter_get_video_content` */
export const getVideoContent = defineAgentTool({
  name: 'openrouter_get_video_content',
  input: () =>
    z.strictObject({
      jobId: jobInput(),
      index: z.int().min(0).default(0).describe('Which video of the job, from 0. Default 0.'),
    }),
  async execute({ jobId, index }, { client, call }) {
    const { bytes, mediaType } = await client.videos.content(jobId, index, call);
    return { output: { id: jobId, index }, files: [toFile(`video-${index + 1}`, bytes, mediaType)] };
  },
});

/** `openrouter_list_video_models` */
export const listVideoModels = defineAgentTool({
  name: 'openrouter_list_video_models',
  input: () => z.strictObject(localPageInput()),
  async execute(page, { client, call }) {
    const { data } = await client.videos.models(call);
    const textOf = ({ id, name }: VideoModelInfo) => `${id} ${name}`;
    return { output: cutPage(data, page, textOf, toVideoModel) };
  },
});

function toVideoModel({
  description,
  canonical_slug: _slug,
  created: _created,
  hugging_face_id: _id,
  ...model
}: VideoModelInfo) {
  return toFields({ ...model, description: description === undefined ? undefined : shorten(description, 200) });
}
