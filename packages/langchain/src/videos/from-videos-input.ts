import { OpenRouterConfigurationError } from '@openrouter-adapters/core/base';
import { findContradictedSizes } from '@openrouter-adapters/core';
import type { VideoOptions, VideoRequest } from '@openrouter-adapters/core';

import { toImageParts, toImageURL } from '../media/image-reference.ts';
import type { ImageReference } from '../media/image-reference.ts';
import type { OpenRouterVideosInput, VideosInput } from './videos-fields.ts';

/** A job that is there, or the request for a new one. */
export type WantedVideos =
  | { jobId: string; request?: undefined; warnings?: undefined }
  | { jobId?: undefined; request: VideoRequest; warnings: string[] };

/**
 * An input → what it asks for.
 *
 * @throws {OpenRouterConfigurationError} for a picture or an id that is none, and an id beside a prompt, which would be ignored
 */
export function fromVideosInput(fields: OpenRouterVideosInput, input: VideosInput): WantedVideos {
  const jobId = readJobId(input);
  return jobId === undefined ? toWanted(fields, input) : { jobId };
}

function toWanted(fields: OpenRouterVideosInput, input: VideosInput): WantedVideos {
  const sizes = sizesOf(input);
  // What the input says stands closer to the call than the fields of the model.
  const contradicted = findContradictedSizes([sizesOf(input, fields), sizes]);
  for (const name of contradicted) sizes[name] = undefined;
  const warnings = contradicted.map((name) => `${name}: left out. ${sizeRule}`);
  return { request: toRequest(fields, input, sizes), warnings };
}

const sizeRule =
  'A size goes in place of resolution and aspect ratio, or these in place of it: what the input says is sent.';

type Sizes = { [Name in 'size' | 'resolution' | 'aspect_ratio']: string | undefined };

/** What is said of the size, but for what weaker fields say as well. */
function sizesOf(input: VideosInput, weaker: Partial<VideosInput> = {}): Sizes {
  const say = (name: 'size' | 'resolution' | 'aspectRatio') => (input[name] === weaker[name] ? undefined : input[name]);
  return { size: say('size'), resolution: say('resolution'), aspect_ratio: say('aspectRatio') };
}

function toRequest(fields: OpenRouterVideosInput, input: VideosInput, sizes: Sizes): VideoRequest {
  const { prompt, durationInSeconds, seed, generateAudio, images } = input;
  const { model, provider, user, sessionId, modelKwargs } = fields;
  const frames = [
    ...toFrame('image', input.image, 'first_frame'),
    ...toFrame('lastImage', input.lastImage, 'last_frame'),
  ];
  return {
    model,
    options: {
      prompt,
      duration: durationInSeconds,
      ...sizes,
      seed,
      generate_audio: generateAudio,
      frame_images: frames.length > 0 ? frames : undefined,
      input_references: toImageParts('images', images),
      provider,
      user,
      session_id: sessionId,
    },
    extra: modelKwargs,
  };
}

function toFrame(
  field: string,
  image: ImageReference | undefined,
  frame_type: 'first_frame' | 'last_frame',
): NonNullable<VideoOptions['frame_images']> {
  return image === undefined ? [] : [{ type: 'image_url', image_url: { url: toImageURL(field, image) }, frame_type }];
}

function readJobId({ jobId, prompt }: VideosInput): string | undefined {
  if (jobId === undefined) return undefined;
  if (typeof jobId !== 'string' || jobId.trim() === '') {
    throw new OpenRouterConfigurationError('jobId', 'The jobId is empty. Give the id of a job, or leave it out.');
  }
  if (prompt === undefined) return jobId;
  throw new OpenRouterConfigurationError('jobId', 'A jobId asks for a job that exists: give it without a prompt.');
}
