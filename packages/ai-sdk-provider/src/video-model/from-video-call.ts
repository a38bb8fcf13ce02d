import type { SharedV4Warning, Experimental_VideoModelV4CallOptions as VideoCall } from '@ai-sdk/provider';
import {
  findContradictedSizes,
  leavesOutReferences,
  type VideoOptions,
  type VideoRequest,
} from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { readOptions } from '../options/read-options.ts';
import { fromFrames, fromReference } from './from-video-files.ts';
import { toPolling, videoOptions, type VideoCallbacks, type VideoPolling } from './video-settings.ts';

/** A request, and how its job is waited for. */
export interface PreparedVideo extends VideoCallbacks {
  request: VideoRequest;
  poll: VideoPolling;
}

const hostNames = { size: 'size', resolution: 'resolution', aspect_ratio: 'aspectRatio' };
const contradicted =
  'A size goes in place of resolution and aspect ratio, or these in place of it: what is said closest to the call is sent.';

/**
 * A call → the request.
 *
 * @param webhookUrl is told of the end of the job
 * @throws {InvalidArgumentError} when an option has a wrong type
 */
export function fromVideoCall(
  { modelId, ofProvider, ofModel }: ModelConfig,
  call: VideoCall & { webhookUrl?: string | undefined },
  warnings: SharedV4Warning[],
): PreparedVideo {
  const standard = fromStandardOptions(call, warnings);
  const sources = { ofProvider, ofModel, standard, ofCall: call.providerOptions['openrouter'] };
  const { options, own, extra } = readOptions(videoOptions, sources, warnings);
  const places = [
    { standard: undefined, ofModel: undefined, ofProvider: undefined },
    { ofModel: undefined, ofProvider: undefined },
    { ofProvider: undefined },
    {},
  ].map((weaker) => readOptions(videoOptions, { ...sources, ...weaker }, []).options);
  for (const name of findContradictedSizes(places)) {
    delete options[name];
    warnings.push({ type: 'unsupported', feature: hostNames[name], details: contradicted });
  }
  if (leavesOutReferences(options)) {
    warnings.push({
      type: 'unsupported',
      feature: 'inputReferences',
      details: 'OpenRouter uses the first and the last frame where it gets both.',
    });
  }
  const { onProgress, onPoll } = own;
  return { request: { model: modelId, options, extra }, poll: toPolling(own), onProgress, onPoll };
}

function fromStandardOptions(
  {
    prompt,
    n,
    aspectRatio,
    resolution,
    duration,
    fps,
    seed,
    generateAudio,
    webhookUrl,
    ...files
  }: Parameters<typeof fromVideoCall>[1],
  warnings: SharedV4Warning[],
): { [Name in keyof VideoOptions]?: VideoOptions[Name] | undefined } {
  const unsupported = (feature: string, details: string) => warnings.push({ type: 'unsupported', feature, details });
  if (n > 1) unsupported('n', 'A job makes one video. Ask once for each.');
  if (fps !== undefined) unsupported('fps', 'OpenRouter has no option for it: the model has its own.');
  if (aspectRatio === 'adaptive') unsupported('aspectRatio', 'OpenRouter knows no adaptive one: it was left out.');
  else if (aspectRatio !== undefined && resolution !== undefined) {
    unsupported('aspectRatio', 'A size in pixels stands in its place: it was left out.');
  }
  const isRatio = aspectRatio !== 'adaptive' && resolution === undefined;
  return {
    prompt,
    duration,
    size: resolution,
    aspect_ratio: isRatio ? aspectRatio : undefined,
    frame_images: fromFrames(files),
    input_references: files.inputReferences?.map((file) => fromReference(file, warnings)),
    generate_audio: generateAudio,
    seed,
    callback_url: webhookUrl,
  };
}
