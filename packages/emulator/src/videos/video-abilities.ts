import type { CatalogueModel, VideoAbilities } from '../catalogue/catalogue-model.ts';
import { providerError } from '../http/api-error.ts';
import type { Inference } from '../inference/inference.ts';
import { parseMoney, type Money } from '../money/decimal.ts';
import type { VideoRequest } from './check-video-request.ts';

const ANYTHING: VideoAbilities = {
  supported_resolutions: null,
  supported_aspect_ratios: null,
  supported_sizes: null,
  supported_durations: null,
  supported_frame_images: null,
  generate_audio: null,
  seed: null,
  allowed_passthrough_parameters: [],
  pricing_skus: null,
};

/** What a video model can do; one that does not say takes anything. */
export function videoAbilitiesOf({ emulation }: CatalogueModel): VideoAbilities {
  return emulation?.video ?? ANYTHING;
}

/** Refuses what the model does not make. */
export function checkVideoAbilities(request: VideoRequest, { model, providerName }: Inference): void {
  const abilities = videoAbilitiesOf(model);
  const check = (
    name: string,
    value: string | number | undefined,
    allowed: readonly (string | number)[] | null,
  ): void => {
    if (value === undefined || allowed === null || allowed.includes(value)) return;
    const message = `Invalid value for '${name}': ${value}. ${model.id} takes ${allowed.join(', ') || 'none'}.`;
    throw providerError(400, providerName, { error: { message, type: 'invalid_request_error', param: name } });
  };
  check('duration', request.duration, abilities.supported_durations);
  check('resolution', request.resolution, abilities.supported_resolutions);
  check('aspect_ratio', request.aspect_ratio, abilities.supported_aspect_ratios);
  check('size', request.size, abilities.supported_sizes);
  const frames = abilities.supported_frame_images ?? (model.emulation?.video ? [] : null);
  for (const { frame_type: frame } of request.frame_images ?? []) check('frame_images', frame, frames);
  check('creativity', request.creativity, []);
  check('upscale_factor', request.upscale_factor, []);
  if (request.generate_audio === true)
    check('generate_audio', 'true', abilities.generate_audio === false ? ['false'] : null);
}

const DEFAULT_SECONDS = 5;

/** The price of a job: seconds by the most specific line of the price list that fits. */
export function priceVideo(request: VideoRequest, { pricing, emulation }: CatalogueModel): Money {
  const abilities = emulation?.video ?? ANYTHING;
  const skus = abilities.pricing_skus;
  if (skus === null) return parseMoney(pricing.request ?? '0');
  const sound = (request.generate_audio ?? abilities.generate_audio === true) ? 'with_audio' : 'without_audio';
  const resolution = (
    request.resolution ??
    tierOf(request.size) ??
    abilities.supported_resolutions?.[0] ??
    ''
  ).toLowerCase();
  const names = [`${sound}_${resolution}`, sound, resolution].map((name) => `duration_seconds_${name}`);
  const price = [...names, 'duration_seconds'].map((name) => skus[name]).find((found) => found !== undefined);
  const seconds = request.duration ?? abilities.supported_durations?.[0] ?? DEFAULT_SECONDS;
  return parseMoney(price ?? '0') * BigInt(seconds);
}

function tierOf(size: string | undefined): string | undefined {
  const edges = size?.split('x').map(Number);
  if (!edges) return undefined;
  const short = Math.min(...edges);
  return short === 2160 ? '4k' : `${short}p`;
}
