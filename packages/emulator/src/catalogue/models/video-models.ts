import type { CatalogueModel, VideoAbilities } from '../catalogue-model.ts';
import { defineSpecialModel, type SpecialFacts } from '../define-special-model.ts';

const video = (facts: Omit<SpecialFacts, 'kind' | 'emulation'>, abilities: VideoAbilities): CatalogueModel =>
  defineSpecialModel({ kind: 'video', input: ['text', 'image'], ...facts, emulation: { video: abilities } });

const BOTH_FRAMES: VideoAbilities['supported_frame_images'] = ['first_frame', 'last_frame'];

/** Simulated video models. */
export const VIDEO_MODELS: readonly CatalogueModel[] = [
  video(
    {
      id: 'google/veo-3.1-fast',
      slug: 'google/veo-3.1-fast-20260320',
      name: 'Google: Veo 3.1 Fast',
      created: '2026-04-24',
    },
    {
      supported_resolutions: ['720p', '1080p', '4K'],
      supported_aspect_ratios: ['16:9', '9:16'],
      supported_sizes: ['1280x720', '720x1280', '1920x1080', '1080x1920', '3840x2160', '2160x3840'],
      supported_durations: [4, 6, 8],
      supported_frame_images: BOTH_FRAMES,
      generate_audio: true,
      seed: true,
      allowed_passthrough_parameters: ['negativePrompt', 'personGeneration'],
      pricing_skus: {
        duration_seconds_with_audio: '0.12',
        duration_seconds_with_audio_4k: '0.30',
        duration_seconds_with_audio_720p: '0.10',
        duration_seconds_without_audio: '0.10',
        duration_seconds_without_audio_4k: '0.25',
        duration_seconds_without_audio_720p: '0.08',
      },
    },
  ),
  video(
    {
      id: 'openai/sora-2-pro',
      slug: 'openai/sora-2-pro-20260320',
      name: 'OpenAI: Sora 2 Pro',
      created: '2026-03-23',
    },
    {
      supported_resolutions: ['720p', '1080p'],
      supported_aspect_ratios: ['16:9', '9:16'],
      supported_sizes: ['1280x720', '720x1280', '1920x1080', '1080x1920'],
      supported_durations: [4, 8, 12, 16, 20],
      supported_frame_images: null,
      generate_audio: true,
      seed: false,
      allowed_passthrough_parameters: [],
      pricing_skus: { duration_seconds_720p: '0.30', duration_seconds_1080p: '0.50' },
    },
  ),
  video(
    {
      id: 'minimax/hailuo-2.3',
      slug: 'minimax/hailuo-2.3-20260420',
      name: 'MiniMax: Hailuo 2.3',
      created: '2026-04-20',
    },
    {
      supported_resolutions: ['1080p'],
      supported_aspect_ratios: ['16:9'],
      supported_sizes: ['1920x1080'],
      supported_durations: [6, 10],
      supported_frame_images: ['first_frame'],
      generate_audio: false,
      seed: null,
      allowed_passthrough_parameters: ['prompt_optimizer'],
      pricing_skus: { duration_seconds: '0.0817' },
    },
  ),
];
