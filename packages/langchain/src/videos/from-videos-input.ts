import { OpenRouterConfigurationError } from '@openrouter-adapters/core';
import type { VideoOptions, VideoRequest } from '@openrouter-adapters/core';

import { toImageURL } from '../media/image-reference.ts';
import type { ImageReference } from '../media/image-reference.ts';
import type { OpenRouterVideosInput, VideosInput } from './videos-fields.ts';

export function fromVideosInput(fields: OpenRouterVideosInput, input: VideosInput): VideoRequest {
  const { prompt, durationInSeconds, aspectRatio, resolution, size, seed, generateAudio, images } = input;
  const { model, provider, user, sessionId, modelKwargs } = fields;
  const frames = [...toFrame(input.image, 'first_frame'), ...toFrame(input.lastImage, 'last_frame')];
  return {
    model,
    options: {
      prompt,
      duration: durationInSeconds,
      aspect_ratio: aspectRatio,
      resolution,
      size,
      seed,
      generate_audio: generateAudio,
      frame_images: frames.length > 0 ? frames : undefined,
      input_references: images?.map((image) => ({ type: 'image_url', image_url: { url: toImageURL(image) } })),
      provider,
      user,
      session_id: sessionId,
    },
    extra: modelKwargs,
  };
}

function toFrame(
  image: ImageReference | undefined,
  frame_type: 'first_frame' | 'last_frame',
): NonNullable<VideoOptions['frame_images']> {
  return image === undefined ? [] : [{ type: 'image_url', image_url: { url: toImageURL(image) }, frame_type }];
}

/**
 * The id of a job that an input asks for; `undefined` when it asks for a new one.
 *
 * @throws {OpenRouterConfigurationError} for an id that is no text, or one beside a prompt, which would be ignored
 */
export function readJobId({ jobId, prompt }: VideosInput): string | undefined {
  if (jobId === undefined) return undefined;
  if (typeof jobId !== 'string' || jobId.trim() === '') {
    throw new OpenRouterConfigurationError('jobId', 'The jobId is empty. Give the id of a job, or leave it out.');
  }
  if (prompt === undefined) return jobId;
  throw new OpenRouterConfigurationError('jobId', 'A jobId asks for a job that exists: give it without a prompt.');
}
