import { hasVideoFailed, urlOfVideoReference } from '@openrouter-adapters/core';
import type { VideoBody } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import type { AgentToolContext, ReadFile } from '../agent-tool.ts';
import { toFields } from '../answers/to-fields.ts';
import { mediaProviderInput, mediaTrackingInput, modelInput } from '../schemas/routing.ts';
import { Refused } from '../refused.ts';
import { checkSource, toURL } from './media-source.ts';
import { noteModel, settleJob, settleJobs } from './settle-job.ts';
import { tellVideoFailure } from './tell-video-failure.ts';

function videoInput() {
  const url = z.strictObject({ url: z.string() });
  const picture = z.strictObject({
    type: z.literal('image_url'),
    image_url: url,
    frame_type: z.enum(['first_frame', 'last_frame']),
  });
  const reference = z.union([
    z.strictObject({ type: z.literal('image_url'), image_url: url }),
    z.strictObject({ type: z.literal('audio_url'), audio_url: url }),
    z.strictObject({ type: z.literal('video_url'), video_url: url }),
  ]);
  return z.strictObject({
    model: modelInput('a video model (openrouter_list_video_models tells what each takes)'),
    prompt: z
      .string()
      .min(1)
      .optional()
      .describe('What the video shows. Needed unless the model works from a picture alone.'),
    duration: z.int().min(1).optional().describe('Whole seconds, at least 1.'),
    resolution: z.enum(['360p', '480p', '720p', '768p', '1080p', '1K', '2K', '4K']).optional(),
    aspect_ratio: z.enum(['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21']).optional(),
    size: z
      .string()
      .regex(/^\d+x\d+$/, 'WIDTHxHEIGHT, for example 1280x720')
      .optional()
      .describe('WIDTHxHEIGHT, in place of resolution and aspect_ratio.'),
    frame_images: z
      .array(picture)
      .max(2)
      .optional()
      .describe('First and last picture: URLs, data URLs or references of files.'),
    input_references: z
      .array(reference)
      .optional()
      .describe('Pictures, sounds or videos to follow. frame_images win over them.'),
    generate_audio: z.boolean().optional().describe('Sound too. Default: what the model can.'),
    seed: z.int().optional().describe('For videos that repeat, where the provider can.'),
    callback_url: z
      .string()
      .regex(/^https:\/\//i, 'an https URL')
      .optional()
      .describe('An https URL that is told of the end of the job.'),
    creativity: z.int().optional().describe('Upscalers only.'),
    upscale_factor: z.number().positive().optional().describe('Upscalers only; above 0.'),
    provider: mediaProviderInput(),
    ...mediaTrackingInput(),
  });
}

/** `openrouter_create_video` */
export const createVideo = defineAgentTool({
  name: 'openrouter_create_video',
  input: videoInput,
  check({ frame_images: frames = [], input_references: references = [] }, { readFile }) {
    for (const { image_url } of frames) checkSource('frame_images', image_url.url, readFile);
    for (const reference of references) checkSource('input_references', urlOfVideoReference(reference), readFile);
  },
  async execute(input, context) {
    const { client, call, spending, readFile, expectJob } = context;
    if (spending.limit !== undefined) await checkSpending(context);
    const body = await withURLs(input, readFile);
    const job = await client.videos.create(body, call);
    // What it costs is counted where the job is at its end.
    expectJob(job.id);
    noteModel(job.id, input.model, spending);
    await settleJob(job.id, job, context);
    const next = hasVideoFailed(job)
      ? tellVideoFailure(job)
      : `Ask openrouter_get_video for jobId ${job.id} in about 30 seconds. The cost is told at the end.`;
    return { output: toFields({ id: job.id, status: job.status, next }) };
  },
});

/** Under a limit there is one job at a time: nobody knows what it costs before its end. */
async function checkSpending(context: AgentToolContext): Promise<void> {
  const { spending } = context;
  await settleJobs(context);
  const refusal = spending.refusal();
  if (refusal !== undefined) throw new Refused(refusal);
  const [pending] = spending.pendingJobs;
  if (pending === undefined) return;
  throw new Refused(
    `What job ${pending} costs is not known yet, and there is a spending limit: one video is made after another. Nothing was sent. ` +
      'Ask openrouter_get_video for it until it is finished, not more often than every 30 seconds, or come back later: it is asked for before each new video.',
  );
}

/** References of files become data URLs. */
async function withURLs(
  input: z.output<ReturnType<typeof videoInput>>,
  readFile: ReadFile | undefined,
): Promise<VideoBody> {
  const frames = input.frame_images?.map(async (frame) => ({
    ...frame,
    image_url: { url: await toURL('frame_images', frame.image_url.url, readFile) },
  }));
  const references = input.input_references?.map(async (reference) => {
    switch (reference.type) {
      case 'image_url':
        return { ...reference, image_url: { url: await toURL('input_references', reference.image_url.url, readFile) } };
      case 'audio_url':
        return { ...reference, audio_url: { url: await toURL('input_references', reference.audio_url.url, readFile) } };
      case 'video_url':
        return { ...reference, video_url: { url: await toURL('input_references', reference.video_url.url, readFile) } };
    }
  });
  // Every field was checked; undefined is not written.
  return {
    ...input,
    frame_images: frames && (await Promise.all(frames)),
    input_references: references && (await Promise.all(references)),
  } as VideoBody;
}
